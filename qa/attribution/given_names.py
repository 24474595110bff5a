"""What a given name tells of gender: lists of common knowledge, then how the name ends."""

from __future__ import annotations

import re
from typing import Literal

from qa.language.lexicon import FEMALE_NAMES, MALE_NAMES

_MORE_FEMALE = frozenset("""
    beatrice agnes agatha ada adele adriana agnieszka aileen aine alessandra alexandra alina alison
    allison althea amaya amal anastasia andrina angelica angelina anjali annabel annabelle anneke
    annette annika antonia antoinette april ariana arlene audrey aurora ayesha barbra beatrix
    belinda bella bernadette bertha beryl bettina birgit blanca brigitte britta camilla camille
    candace carla carmen carole caroline cassandra cecilia cecile chantal chiara chloe ciara clara
    clarissa claudia clementine colette consuelo cora cordelia corinne cristina dagmar daniela
    daphne deirdre delia della delphine dina dolores dora doreen dorothea dorothy ebba edith edna
    eileen elaine eleni elise eliza ellie elin elke eloise elsa elsie elspeth emilia emilie emily
    enid erin esme esther estelle etta eunice evangeline eve fanny farah fatou faye felicity fern
    fernanda flora florence francesca francine freya frieda gabriela gabrielle georgia georgina
    geraldine gertrude gillian giovanna giulia gudrun gwen gwendolyn hana hanna harriet hattie
    hazel hedda henrietta hermione hilda hilde ida ilona imelda imogen ines inga inge irene iris
    irina irma isabel isabelle isla ivy janine jasmine jeanette jeannette jemima jenny jessie joanna
    joanne jocelyn johanna josefina josie juanita judi juliana julianne juliet juliette june justine
    karin karina karla katarina katharine kathrin katja katrin keira kerstin kirsty kristen kristin
    kristina lara latoya laurie lea leah leanne leila lenora leonie leonora lesley leticia lidia
    lily lilian lillian lindsay liv livia liz liza lola lorna lorraine louisa louise lourdes lucia
    lucille lucinda ludmila luisa lydia mabel madeleine madeline magda magdalena maeve maja
    mandy manuela marcella marcia margarita margot marguerite mariana marianne marijke marina
    marion marisa marjorie marlene marta matilda maud maureen mavis maxine melanie melinda mercedes
    meredith mia michaela mildred millicent mimi mina minnie mirabel miranda miriam moira morag
    muriel myra myrtle nadine nancy natasha nell nellie nina ngozi noreen octavia odette odile olive
    olwen ophelia orla paloma pat patrice paulette pauline pearl penelope penny petra philippa
    phoebe pippa polly portia prudence rachael rania raquel regina renata renee rhoda rhonda rita
    roisin rosalie rosalind rosamund rosario rose rosemary rosie rowena roxanne ruby sabina sabine
    sabrina sadie sandy saoirse saskia selma serena shannon sharlene sheena shona sian sibyl sienna
    sigrid silvia simone sinead siobhan sofia sofie solveig sophie stella summer susannah suzanne
    suzette sybil tabitha tamara tamsin tania tanya tara tatyana tess tessa thea thelma therese
    tilda tracy trudy ulla ulrike una valentina vera verity veronica viola violet vita viviane
    wilhelmina wilma winifred xanthe yasmine yolanda yvette zara zelda zoe zofia zuzanna
""".split())  # fmt: skip
_MORE_MALE = frozenset("""
    adrian aidan aleksandr alan alastair alberto alec alejandro alfie alfonso alfred alistair allan
    allen alvin ambrose anders andre andreas andrei angelo angus anton archie arjun arnold aron
    arturo axel barnaby barry bart basil benedict bernard bert bertrand bjorn blake boyd bradley
    brendan brent brett bruno byron callum calvin cameron carlo carter casper cedric cesar chad
    clarence claude clifford clive clyde colin conor connor conrad craig curtis cyril damian damien
    darren daryl davide declan denis derek dermot desmond dieter diego dietrich dmitri dominic
    duncan dwight eamon earl edgar edmund eduardo edwin elliot elliott elmer emil emilio emmett
    enrico enrique ernest ernesto ervin ewan fabian fabio federico felipe felix ferdinand fergus
    fernando finn floyd franco franklin franz frederick friedrich gareth gary gavin geoff geoffrey
    georg gerard gerhard giles giorgio giovanni godfrey goran graham grant guido guillermo gunther
    gustav guy hamish hank harrison harvey hector heinrich helmut herbert herman howard hubert hugo
    humphrey ignacio igor ingo isaac ivan ivor jacques jaime jakob jamal jared jasper
    javier jerome jesper joachim joaquin jochen johan johann johannes jonas joris josef julian
    julio julius jurgen kamal karim kasper kaspar kenny kieran klaas kwame kristof lachlan lance
    lars laurence laurent leif leo leon leonard leonardo leonid leopold leroy leslie lester lewis
    liam lionel lorenzo lothar lucas ludwig lukas magnus malcolm manfred marcel marcelo marco
    marcus marius markus marlon marshall martin marvin massimo mateo mathias matteo matthias
    maurice mauricio maurizio maximilian melvin mervyn michel mikael mikhail miles milos milton
    mohamad mohsen morgan morris mustafa musa murray nathaniel ned nelson nikita nikola nikolai
    nikolaus nikos norbert norman oleg oliver omer orlando oscar oskar osman otto owen pablo paolo
    pascal patricio pavel percy perry petr petros pieter piotr quentin rafael rajesh ralf ramon
    rashid rasmus rene reginald reuben rex ricardo riccardo roberto roderick rodney rodrigo
    roland rolf roman ronan rory ross rowan rupert saul sebastian seamus serge sergio seth shane
    sidney silvio simon stanislav stanley stefan stefano stewart stuart sven taylor theo theodore
    thor tobias toby todor tommy tomas trevor tristan ulrich umar uwe vaclav valentin vance vasily
    vernon vicente victor vikram vince vito vladislav wallace walid warren werner wilfred wilhelm
    willem winston wolfgang xavier yannick yuri yves zbigniew luca joshua elisha ezra
    mika ilya mischa
""".split())  # fmt: skip
# Endings that English and European names of women have and hardly a man's or a surname does.
_FEMALE_ENDING = re.compile(
    r"(?:[lnrst]ia|[rlnst]ina|ella|elle|ette|issa|anne|trice|[dlr]een|lynn?|[ae]line|enka|isha|"
    r"ia|etta|anna|inne|ienne|wen)$"
)
_MALE_ENDING = re.compile(r"(?:slav|mir|bert|[nhb]ard|fried|fred|[aeio]us|ardo|ando|erto|vich)$")
_SHORTEST = 5

Told = Literal["he", "she", ""]


def gender_of(given: str, *, alone: bool = False) -> Told:
    """What a given name in lower case tells of its bearer; empty if nothing, or both.

    A name that stands `alone` may be a surname: its ending tells nothing.
    """
    she = given in FEMALE_NAMES or given in _MORE_FEMALE
    he = given in MALE_NAMES or given in _MORE_MALE
    if she or he:
        return "" if she and he else "she" if she else "he"
    if alone or len(given) < _SHORTEST:
        return ""
    if _FEMALE_ENDING.search(given):
        return "she"
    return "he" if _MALE_ENDING.search(given) else ""
