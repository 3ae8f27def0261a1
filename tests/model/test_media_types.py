from presskit.model.media_types import media_type_of, media_type_of_url


def test_media_types_do_not_depend_on_the_machine() -> None:
    assert media_type_of("a/b.WEBP") == "image/webp"
    assert media_type_of("b") == "application/octet-stream"
    assert media_type_of("fonts/a.woff2") == "font/woff2"
    assert media_type_of("script.js") == "text/javascript"  # RFC 9239


def test_an_address_tells_the_media_type_by_its_path() -> None:
    assert media_type_of_url("https://media.example/a.mp3?b=c.png#t=3") == "audio/mpeg"
    assert media_type_of_url("https://media.example/a?b=c.mp3") == "application/octet-stream"
    assert media_type_of_url("https://[1/a.mp3") == "audio/mpeg"
