using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Reference;

/// <summary>One row of the reference page.</summary>
/// <param name="Name">As a URL has it: <c>e_sepia</c>.</param>
/// <param name="Sample">Null where there is none to show.</param>
internal sealed record Entry(string Name, string Summary, string? Sample)
{
    public ValueList<EffectArgumentDeclaration> Arguments { get; init; } = [];

    /// <summary>The sample is a picture: this server carries it out.</summary>
    public bool HasPicture { get; init; }

    /// <summary>Beside the page.</summary>
    public string Picture => $"transformations/{Name.TrimEnd('_').Replace(':', '_')}.webp";
}
