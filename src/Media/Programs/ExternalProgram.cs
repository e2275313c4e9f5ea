namespace ServerlessDam.Media.Programs;

/// <summary>A program of the system that reads or writes what the image library cannot.</summary>
/// <param name="Names">File names it may have, the preferred one first.</param>
/// <param name="Purpose">What it is for, in words for <c>/health</c>: <c>PDF pages as images</c>.</param>
/// <param name="VersionArgument">Makes it print its version.</param>
internal sealed record ExternalProgram(IReadOnlyList<string> Names, string Purpose, string VersionArgument)
{
    public string Name => Names[0];

    /// <summary>Names of the formats that cannot be read without it.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];
}
