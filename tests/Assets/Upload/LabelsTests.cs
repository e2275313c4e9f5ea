using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Upload;

public sealed class LabelsTests
{
    [Fact]
    public void Tags_are_trimmed_sorted_and_without_duplicates()
        => Assert.Equal(["Zoo", "a", "b"], Labels.Tags(" b, a,,b , Zoo"));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("\ud83d")]
    public void A_tag_is_text_without_control_characters(string tag)
        => Assert.Throws<DamException>(() => Labels.Tags([tag]));

    [Fact]
    public void A_tag_has_at_most_255_characters()
    {
        Assert.Single(Labels.Tags([new string('a', 255)]));
        Assert.Throws<DamException>(() => Labels.Tags([new string('a', 256)]));

        // Each blank takes two places in a key.
        Assert.Throws<DamException>(() => Labels.Tags([new string('.', 255)]));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("alt=cat", "alt:cat")]
    [InlineData(" width = 1920 ", "width:1920")]
    [InlineData("a=1|b=2|a=3", "a:3 b:2")]
    [InlineData("a=x=y", "a:x=y")]
    [InlineData("a=x\\=y\\|z", "a:x=y|z")]
    [InlineData("k\\=1=v", "k=1:v")]
    [InlineData("bare", "bare:")]
    [InlineData("=nothing|a=1", "a:1")]
    [InlineData("a=ends in \\", "a:ends in \\")]
    [InlineData("a=c:\\dir", "a:c:\\dir")]
    public void Context_is_read_as_clients_write_it(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', Labels.Context(text).Select(pair => $"{pair.Key}:{pair.Value}")));

    [Fact]
    public void Escaped_keys_and_values_come_back_as_they_were()
        => Prop.ForAll<string, string>((key, value) =>
        {
            var (k, v) = (Plain(key) + "k", Plain(value));
            var read = Labels.Context($"{Escape(k)}={Escape(v)}");
            return read.Count == 1 && read[k] == v;
        }).QuickCheckThrowOnFailure();

    /// <summary>Neither blanks at the ends, which are cut off, nor backslashes, which stand for themselves only where nothing follows to escape.</summary>
    private static string Plain(string? text) => (text ?? "").Replace("\\", "", StringComparison.Ordinal).Trim();

    private static string Escape(string text)
        => text.Replace("=", "\\=", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
