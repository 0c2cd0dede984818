from handmirror.core.errors import MAX_LENGTH, UserError, printable


def test_messages_escape_terminal_control_sequences() -> None:
    error = UserError("The file a\x1b[2J\nb\udcff\u202ec.mp4 cannot be read: give another one.")
    assert str(error) == r"The file a\x1b[2J\nb\udcff\u202ec.mp4 cannot be read: give another one."
    str(error).encode("utf-8")


def test_names_in_all_languages_stay_as_they_are() -> None:
    names = "Hände, 手\u3000の動画, ویدیو\u200cها, \U0001f468\u200d\U0001f469\u200d\U0001f467, e\u0301\u00a0x"
    assert str(UserError(names)) == names


def test_a_long_text_keeps_its_beginning_and_end() -> None:
    sentence = printable(f"The config has {'x' * 99999}: see the file.")
    assert sentence.startswith("The config has xx") and sentence.endswith("xx: see the file.")
    assert len(sentence) <= MAX_LENGTH
