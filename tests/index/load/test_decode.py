"""Bytes become the text that was written, whatever they were written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFileError
from index.load.decode import decode
from index.load.latin import guess_latin

RUSSIAN = "Министр заявил, что переговоры начнутся в понедельник. " * 5
JAPANESE = "首相は月曜日に新しい経済対策を発表すると述べた。これは今年三回目となる。" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_unicode_is_read(encoding):
    assert decode("Naïve “quotes” 😀".encode(encoding)) == "Naïve “quotes” 😀"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_without_its_mark_is_told_by_its_zero_bytes(encoding):
    assert decode("The talks began on Monday.".encode(encoding)) == "The talks began on Monday."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        ("<html>\n<body>\nログイン\n</body>\n</html>", "euc_jp"),
        ("“It’s £35m – not €40m,” he said.", "cp1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy. Šéf řekl, že odejde.", "iso8859_2"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy. Šéf řekl, že odejde.", "cp1250"),
        ("Türkiye’nin başkenti Ankara’dır; ığdır çok güzel şehir.", "cp1254"),
        ("L’été dernier, le garçon a mangé des crêpes à Nîmes.", "cp1252"),
    ],
)
def test_older_encodings_are_told_from_the_text(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_a_page_is_believed_about_its_encoding_and_a_text_is_not():
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso8859_2")
    assert "Łódź" in decode(page, declares=True)


def test_a_page_that_is_wrong_about_its_encoding_is_still_read():
    page = f'<meta charset="shift_jis"><p>{"naïve café " * 40}</p>'.encode()
    assert "naïve café" in decode(page, declares=True)


@pytest.mark.parametrize("label", ["no-such", "hex", "idna", "utf-16"])
def test_a_label_that_names_no_text_encoding_is_ignored(label):
    page = f'<meta charset="{label}"><p>Fête d’été</p>'.encode("cp1252")
    assert "Fête d’été" in decode(page, declares=True)


def test_one_bad_byte_does_not_change_the_encoding_of_a_text():
    data = ("Fête d’été à Nîmes. " * 30).encode() + b"\xff end"
    assert decode(data).startswith("Fête d’été à Nîmes.")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 5, bytes(5000)])
def test_what_is_no_text_is_refused_with_what_to_do(data):
    with pytest.raises(UnreadableFileError, match="not text; convert"):
        decode(data)


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_text_or_the_one_error(data, declares):
    try:
        assert isinstance(decode(data, declares=declares), str)
    except UnreadableFileError:
        pass


def test_a_pound_sign_is_not_a_polish_letter():
    assert guess_latin(b"It cost \xa35m, she said.") == "cp1252"


@pytest.mark.parametrize("escape", ["\x1b(B", "\x1b$B", "\x1b$)C"])
@pytest.mark.parametrize("declares", [False, True])
def test_an_escape_from_a_terminal_does_not_change_the_encoding_of_a_text(escape, declares):
    text = f"Fête d’été {escape}à Nîmes."
    assert decode(text.encode(), declares=declares) == text
