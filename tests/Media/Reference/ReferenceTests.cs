using NetVips;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Tests;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Reference;

/// <summary>The reference page and its pictures, against what is declared. <c>DAM_RENEW=1 ./dam test Media</c> writes them.</summary>
public sealed class ReferenceTests
{
    private const int MaxTotalBytes = 1_500_000;

    private static readonly string Page = Path.Combine(RepositoryRoot.Path, "docs", "transformations.md");

    static ReferenceTests()
    {
        if (Environment.GetEnvironmentVariable("DAM_RENEW") is not { Length: > 0 })
            return;

        foreach (var picture in Directory.GetFiles(Samples.Folder, "*.webp"))
            File.Delete(picture);
        Samples.Render();
        File.WriteAllText(Page, ReferencePage.Text);
    }

    [Fact]
    public void The_page_says_what_is_declared()
        => Assert.True(File.ReadAllText(Page) == ReferencePage.Text, "docs/transformations.md is stale; renew it: DAM_RENEW=1 ./dam test Media");

    [Fact]
    public void Every_sample_has_its_picture_and_every_picture_its_sample()
        => Assert.Equal(
            Samples.All.Select(sample => Path.GetFileName(sample.Entry.Picture)).Order(StringComparer.Ordinal),
            Directory.GetFiles(Samples.Folder, "*.webp").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void The_pictures_are_small()
    {
        Assert.All(Samples.All, sample =>
        {
            using var picture = Image.NewFromFile(Path.Combine(Samples.Folder, Path.GetFileName(sample.Entry.Picture)));
            Assert.InRange(picture.Width, 1, Samples.MaxWidth);
            Assert.InRange(picture.Height, 1, Samples.MaxHeight);
        });
        Assert.InRange(new DirectoryInfo(Samples.Folder).EnumerateFiles().Sum(file => file.Length), 1, MaxTotalBytes);
    }

    [Fact]
    public void Every_sample_is_understood()
        => Assert.All(Samples.All, sample => Plan.Of(Transformation.Parse(sample.Transformation), new() { Size = new(400, 300) }, ServedEffects.Catalog));

    [Fact]
    public void Whatever_is_carried_out_has_an_entry()
    {
        var names = EntryTable.All.SelectMany(table => table.Entries).Where(entry => entry.HasPicture).Select(entry => entry.Name).ToHashSet();

        Assert.All(ServedEffects.Catalog.OfPixels, effect => Assert.Contains($"e_{effect.Name}", names));
        Assert.All(WriterTable.Names, name => Assert.Contains($"\n| `{name}` |", ReferencePage.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_entry_is_a_sentence_under_a_name_of_its_own()
        => Assert.All(EntryTable.All, table =>
        {
            Assert.Equal(table.Entries.Select(entry => entry.Name).Distinct(), table.Entries.Select(entry => entry.Name));
            Assert.All(table.Entries, entry => Assert.Matches(@"^[A-Z].*\.$", entry.Summary));
        });
}
