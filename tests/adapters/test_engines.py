"""Engines, asked on real servers that hang, fail, cut off and lie."""

import json

import pytest

from pipeline.adapters.engines.asking import HttpEngine
from pipeline.adapters.engines.dialects import DeepL, LibreTranslate, OpenAI
from pipeline.errors import OperatingError
from pipeline.model.site import EngineChoice, EngineKind
from tests.adapters.services import (
    KEY,
    Answer,
    deepl,
    dripping,
    engine,
    hanging,
    said,
    serving,
)


def test_deepl_is_asked_as_its_reference_says() -> None:
    with serving(deepl) as service:
        found = engine(service, []).translate(["a <m1>b</m1>", "c"], "fr-CA", "en")
    assert found == ["A <M1>B</M1>", "C"]
    ((path, headers, asked),) = service.asked
    assert path == "/v2/translate"
    assert headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert asked == {
        "text": ["a <m1>b</m1>", "c"],
        "source_lang": "FR",
        "target_lang": "EN-US",
        "tag_handling": "xml",
    }


def test_the_key_of_deepl_tells_which_house_is_asked() -> None:
    dialect = DeepL(EngineChoice(kind=EngineKind.DEEPL))
    assert dialect.ask([], "fr", "en", "x:fx").url.startswith("https://api-free.")
    assert dialect.ask([], "fr", "en", "x").url.startswith("https://api.deepl")


def test_libretranslate_is_asked_for_html() -> None:
    with serving(said({"translatedText": ["un", "deux"]})) as service:
        choice = EngineChoice(kind=EngineKind.LIBRETRANSLATE, url=service.url)
        asked = HttpEngine(choice, LibreTranslate(choice), "")
        assert asked.translate(["one", "two"], "en-GB", "fr") == ["un", "deux"]
    ((path, _, body),) = service.asked
    assert path == "/translate"
    assert body == {
        "q": ["one", "two"],
        "source": "en",
        "target": "fr",
        "format": "html",
    }


@pytest.mark.parametrize(
    "words", ['{"texts": ["un"]}', 'Voici :\n```json\n{"texts": ["un"]}\n```']
)
def test_a_chat_may_be_polite(words: str) -> None:
    answer = {"choices": [{"message": {"content": words}}]}
    with serving(said(answer)) as service:
        choice = EngineChoice(kind=EngineKind.OPENAI, url=service.url, model="llama")
        asked = HttpEngine(choice, OpenAI(choice), KEY)
        assert asked.translate(["one"], "en", "fr") == ["un"]
        assert asked.name == "llama"
    ((path, headers, body),) = service.asked
    assert path == "/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body["model"] == "llama"
    assert json.loads(body["messages"][1]["content"]) == {"texts": ["one"]}


def test_what_passes_is_asked_again_and_the_server_says_when() -> None:
    pauses: list[float] = []
    slow = said({}, 429, {"Retry-After": "7"})
    with serving(slow, said({}, 503), deepl) as service:
        assert engine(service, pauses).translate(["a"], "fr", "en") == ["A"]
    assert pauses == [7.0, 2.0]


def test_patience_has_an_end() -> None:
    pauses: list[float] = []
    with serving(said({}, 500)) as service, pytest.raises(OperatingError, match="500"):
        engine(service, pauses).translate(["a"], "fr", "en")
    assert pauses == [1.0, 2.0, 4.0]


def test_a_silent_server_is_given_up() -> None:
    with serving(hanging) as service, pytest.raises(OperatingError, match="silent"):
        engine(service, [], timeout=0.05).translate(["a"], "fr", "en")


@pytest.mark.parametrize(
    "answer",
    [
        said(b"no JSON"),
        said(b'{"translations": [{"text": "cut'),
        said({"translations": "x"}),
        said({"translations": [{"text": 5}]}),
        said([]),
        said(b"[" * 100_000),
        said({"translations": [{"text": "a"}, {"text": "b"}]}),
        said({}, 403),
        said({}, 301, {"Location": "http://127.0.0.1:9/"}),
        said(b"{}", 200, {"Content-Length": "400"}),
    ],
    ids=[
        "words",
        "cut",
        "shape",
        "type",
        "list",
        "deep",
        "many",
        "no",
        "moved",
        "short",
    ],
)
def test_an_answer_that_is_none_is_a_trouble(answer: Answer) -> None:
    with serving(answer) as service, pytest.raises(OperatingError) as caught:
        engine(service, []).translate(["a"], "fr", "en")
    assert "DeepL could not translate" in caught.value.message
    assert caught.value.hint


def test_an_answer_that_comes_by_drops_is_left() -> None:
    with serving(dripping) as service, pytest.raises(OperatingError, match="too long"):
        engine(service, [], timeout=0.3).translate(["a"], "fr", "en")


def test_an_answer_without_end_is_left() -> None:
    endless = said(b" " * (17 * 1024 * 1024))
    with serving(endless) as service, pytest.raises(OperatingError, match="no end"):
        engine(service, []).translate(["a"], "fr", "en")


def test_texts_that_came_back_fewer_are_asked_one_by_one() -> None:
    few = said({"translations": [{"text": "ONE"}]})
    with serving(few, deepl) as service:
        assert engine(service, []).translate(["a", "b"], "fr", "en") == ["A", "B"]
    assert [each[2]["text"] for each in service.asked] == [["a", "b"], ["a"], ["b"]]


@pytest.mark.parametrize("before", [0, 170, 180])
def test_a_key_is_never_told(before: int) -> None:
    refusal = said({"message": f"{'.' * before}{KEY} is bad"}, 403)
    with serving(refusal) as service, pytest.raises(OperatingError) as caught:
        engine(service, []).translate(["a"], "fr", "en")
    assert KEY[:3] not in str(caught.value)
    assert KEY not in repr(engine(service, []))


def test_no_more_is_asked_than_the_site_allows() -> None:
    pauses: list[float] = []
    with serving(deepl) as service:
        asked = engine(service, pauses, rate=1)
        asked.translate(["a"], "fr", "en")
        asked.translate(["b"], "fr", "en")
    assert len(pauses) == 1
    assert 0 < pauses[0] <= 60
