from presskit.model.media_types import media_type_of


def test_media_types_do_not_depend_on_the_machine() -> None:
    assert media_type_of("a/b.WEBP") == "image/webp"
    assert media_type_of("b") == "application/octet-stream"
    assert media_type_of("fonts/a.woff2") == "font/woff2"
    assert media_type_of("script.js") == "text/javascript"  # RFC 9239
