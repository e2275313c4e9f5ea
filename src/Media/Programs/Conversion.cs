using System.Globalization;

namespace ServerlessDam.Media.Programs;

/// <summary>One conversion in a private folder.</summary>
/// <param name="Input">A link to the original, with a name of ours.</param>
/// <param name="Output">Where the PNG is to be.</param>
/// <param name="Page">From 1; null for the first page of a document, and for all layers of a picture.</param>
/// <param name="Density">Dots per inch.</param>
internal sealed record Conversion(string Input, string Output, int? Page, int Density)
{
    /// <summary>Names of the layers that are wanted; empty for what <see cref="Page"/> says.</summary>
    public IReadOnlyList<string> LayerNames { get; init; } = [];

    public string Folder => Path.GetDirectoryName(Output)!;

    public string PageText => (Page ?? 1).ToString(CultureInfo.InvariantCulture);

    public string DensityText => Density.ToString(CultureInfo.InvariantCulture);
}
