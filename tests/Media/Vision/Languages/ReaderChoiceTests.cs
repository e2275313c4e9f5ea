using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Vision.Text.Languages;

namespace ServerlessDam.Media.Tests.Vision.Languages;

public sealed class ReaderChoiceTests
{
    private static readonly string[] Packs = ["eng", "fra", "rus", "ara"];

    [Theory]
    [InlineData(null, "model")]
    [InlineData("en", "model")]
    [InlineData("zh,en,zh-Hant", "model")]
    [InlineData("fr", "fra")]
    [InlineData("en,fr", "eng,fra")]
    [InlineData("ar,ru,en", "ara,rus,eng")]
    public void The_model_reads_what_it_knows_and_the_program_the_rest(string? languages, string expected)
        => Assert.Equal(expected, Choose(languages));

    [Theory]
    [InlineData("de", "model")]
    [InlineData("de,fr", "model")]
    [InlineData("de,ru", "rus")]
    [InlineData("zh,fr", "model")]
    public void Without_data_for_a_language_whose_letters_the_model_knows_it_is_read_all_the_same(string languages, string expected)
        => Assert.Equal(expected, Choose(languages));

    [Theory]
    [InlineData("ta", "Nothing here reads Tamil: Tesseract has no data for it (Debian: tesseract-ocr-tam)")]
    [InlineData("fr,ta,el", "Nothing here reads Tamil, Greek: Tesseract has no data for it (Debian: tesseract-ocr-tam, tesseract-ocr-ell)")]
    public void Without_data_for_another_nobody_reads_it(string languages, string reason)
        => Assert.Equal(reason, Choose(languages));

    [Theory]
    [InlineData(null, "model")]
    [InlineData("en", "eng")]
    [InlineData("en,de", "eng")]
    [InlineData("sr-Latn", "Nothing here reads Serbian: Tesseract has no data for it (Debian: tesseract-ocr-srp-latn)")]
    public void Without_the_model_the_program_reads_what_it_can(string? languages, string expected)
        => Assert.Equal(expected, Choose(languages, hasModel: false));

    private static string Choose(string? languages, bool hasModel = true)
    {
        var choice = ReaderChoice.Of(languages is null ? null : new(languages, IsDocument: false), hasModel, Packs.Contains);
        return choice.Unreadable ?? (choice.Languages.Count == 0 ? "model" : string.Join(',', choice.Languages.Select(language => language.Pack)));
    }
}
