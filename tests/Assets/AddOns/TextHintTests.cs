using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.AddOns;

/// <summary>What <c>ocr</c> says of the languages of a text.</summary>
public sealed class TextHintTests
{
    [Theory]
    [InlineData("adv_ocr", null)]
    [InlineData("adv_ocr:document", null)]
    [InlineData("adv_ocr:fr", "fr")]
    [InlineData("adv_ocr:document:de", "de", true)]
    [InlineData("adv_ocr:document:fr,en", "fr,en", true)]
    [InlineData("adv_ocr:FR, en,fr", "fr,en")]
    [InlineData("adv_ocr:pt-BR,en-GB", "pt,en")]
    [InlineData("adv_ocr:zh", "zh")]
    [InlineData("adv_ocr:zh-Hans-CN,zh-TW", "zh,zh-Hant")]
    [InlineData("adv_ocr:sr-Latn,sr", "sr-Latn,sr")]
    [InlineData("adv_ocr:iw,nb", "he,no")]
    public void Languages_are_told_behind_a_colon(string value, string? languages, bool isDocument = false)
    {
        var hint = TextHint.Read(value, out var problem);
        Assert.Null(problem);
        Assert.Equal(languages is null ? null : new TextHint(languages, isDocument), hint);
        Assert.Equal(hint, TextHint.Noted(["categorization:google_tagging", $"ocr:{value}"]));
        Assert.Equal(languages ?? "", string.Join(',', hint?.Each().Select(language => language.Code) ?? []));
    }

    [Theory]
    [InlineData("adv_ocr:xx", "'xx' is no language that is known here")]
    [InlineData("adv_ocr:fr,english", "'english' is no language that is known here")]
    [InlineData("adv_ocr:", "'' is no language that is known here")]
    [InlineData("adv_ocr:document:", "'' is no language that is known here")]
    [InlineData("adv_ocr:fr,", "'' is no language that is known here")]
    [InlineData("adv_ocr:fra+eng", "'fra+eng' is no language that is known here")]
    [InlineData("adv_ocr:../fra", "'../fra' is no language that is known here")]
    [InlineData("adv_ocr:fr-", "'fr-' is no language that is known here")]
    [InlineData("adv_ocr:de,fr,it,es,pt", "5 languages, at most 4")]
    [InlineData("adv_ocr:fr:document", "expected adv_ocr or adv_ocr:document, and behind that a colon and languages: adv_ocr:fr,en")]
    [InlineData("adv_ocr[fr]", "expected adv_ocr or adv_ocr:document, and behind that a colon and languages: adv_ocr:fr,en")]
    public void What_names_no_language_is_refused_with_the_reason(string value, string reason)
    {
        var read = new ParameterReader(new Dictionary<string, string> { ["ocr"] = value });
        Assert.Equal($"Ocr {value} is not valid: {reason}", Assert.Throws<DamException>(() => AddOnRequest.From(read)).Message);
        Assert.Equal($"Illegal value for ocr: {value}: {reason}", Assert.Throws<DamException>(() => AddOnRequest.FromUpdate(read)).Message);
    }

    [Fact]
    public void However_long_a_value_is_little_of_it_is_said_back()
    {
        var read = new ParameterReader(new Dictionary<string, string> { ["ocr"] = "adv_ocr:fr" + new string(' ', 1_000_000) + ",en" });
        var message = Assert.Throws<DamException>(() => AddOnRequest.From(read)).Message;
        Assert.EndsWith("is not valid: it has 1000013 characters, at most 200", message, StringComparison.Ordinal);
        Assert.True(message.Length < 200);
    }

    /// <summary>They become arguments of a program.</summary>
    [Fact]
    public void What_a_language_is_called_elsewhere_is_letters_alone()
    {
        Assert.All(TextLanguages.All, language => Assert.Matches("^[a-z]{3}(_[a-z]+)?$", language.Pack));
        Assert.All(TextLanguages.All, language => Assert.Same(language, TextLanguages.Find(language.Code)));
        Assert.Equal(39, TextLanguages.Usual.Count());
    }
}
