using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>A method of an SDK.</summary>
/// <param name="Area">The part of the API, by the name of its file.</param>
/// <param name="Call">The HTTP call it makes.</param>
/// <param name="Suite">Where it is checked.</param>
/// <param name="Check">The check that covers it; empty where <paramref name="Missing"/> says why none can.</param>
/// <param name="Missing">The engine or the part of the product that it needs.</param>
internal sealed record CompatibilityRow(string Area, string Method, string Call, string Suite, string Check, string Missing);

/// <summary>The methods of the SDKs, from <c>compatibility/*.tsv</c>: method, call, suite, check, what is missing.</summary>
internal static class CompatibilityRows
{
    public static IReadOnlyList<CompatibilityRow> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Tests, "compatibility"), "*.tsv")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Where(line => line.Length > 0).Select(line => Row(Path.GetFileNameWithoutExtension(file), line))),
    ];

    private static CompatibilityRow Row(string area, string line)
    {
        var cells = line.Split('\t');
        string Cell(int index) => cells.Length > index ? cells[index].Trim() : "";
        return new(area, Cell(0), Cell(1), Cell(2), Cell(3), Cell(4));
    }
}
