from bot.content.shipped import shipped


def test_a_checkout_uses_its_own_rules_and_templates():
    assert (shipped("rules") / "products.yaml").is_file()
    assert (shipped("rules") / "sources.yaml").is_file()
    assert (shipped("templates") / "first_reply" / "en.txt.j2").is_file()
