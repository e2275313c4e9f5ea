using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Media.Tests.Reference;

/// <summary>The text of <c>docs/transformations.md</c>.</summary>
internal static class ReferencePage
{
    private const string Lead = """
        # Transformations
        What can be written into a delivery URL, generated from the declarations that this server reads URLs by
        (`DAM_RENEW=1 ./dam test Media` renews it). [delivery.md](delivery.md) says what the rest of a URL means,
        [transformations-engines.md](transformations-engines.md) what is answered where an engine is missing, and
        [filling.md](filling.md) what `b_gen_fill`, `e_gen_fill` and `e_gen_remove` do without one.

        Every picture here was rendered by the sample beside it, from one of these two photographs of 400×300 pixels, and is shown
        at 160×120 at most. Where a face is asked for, the large flower or the pink brush stands for one; for the rectangle stored with
        the asset, a small flower. Samples that show nothing on a whole photograph start from a disc cut out of it, or a disc on white;
        the one of `e_upscale` from a copy of 40×30 pixels.

        ![A dandelion before a meadow](transformations/photo.jpg) ![Brushes](transformations/brushes.jpg)

        Cut from photographs of Debian's lomiri-wallpapers: the dandelion by Clemens Engelhardt (CC0), `brushes` by Trevor "Freespace"
        ([CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)); so are the pictures made of them.
        """;

    public static string Text { get; } = string.Join("\n\n", [Lead, .. EntryTable.All.Select(Section), Formats()]) + "\n";

    private static string Section(EntryTable table)
    {
        var (pictures, arguments, samples) = (table.Entries.Any(entry => entry.HasPicture), table.Entries.Any(entry => entry.Arguments.Count > 0), table.Entries.Any(entry => entry.Sample is not null));
        IEnumerable<string> Cells(string picture, string name, string words, string summary, string sample)
            => [.. pictures ? [picture] : Array.Empty<string>(), name, .. arguments ? [words] : Array.Empty<string>(), summary, .. samples ? [sample] : Array.Empty<string>()];

        return Table(table.Title, Cells(" ", "name", "arguments", "what it does", "sample"), table.Entries.Select(entry => Cells(
            entry.HasPicture ? $"![]({entry.Picture})" : "",
            $"`{entry.Name}`",
            string.Join("<br>", entry.Arguments.Select(ArgumentText.Of)),
            entry.Summary,
            entry.Sample is null ? "" : $"`{entry.Sample}`")));
    }

    private static string Formats() => Table("Formats", ["name", "also", "family", "content type", "keeps", "read", "written"], MediaFormats.All.Select<MediaFormat, IEnumerable<string>>(format =>
    [
        $"`{format.Name}`",
        string.Join(' ', format.Aliases),
        format.Family.ToString().ToLowerInvariant(),
        format.ContentType,
        format.Abilities == FormatAbilities.None ? "" : format.Abilities.ToString().ToLowerInvariant(),
        ImageEngine.ReadFormats.Contains(format.Name) || Converters.ByFormat.ContainsKey(format.Name) ? "yes" : "",
        WriterTable.ByFormat.TryGetValue(format.Name, out var writer) ? $"{writer.Summary} Sides up to {writer.MaxSide}." : "",
    ]));

    private static string Table(string title, IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
        => string.Join('\n', [$"## {title}", "", Row(head), Row(head.Select(_ => "---")), .. rows.Select(Row)]);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", @"\|", StringComparison.Ordinal)))} |";
}
