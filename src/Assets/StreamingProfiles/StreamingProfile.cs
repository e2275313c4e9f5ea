namespace ServerlessDam.Assets.StreamingProfiles;

/// <summary>Which renditions an adaptive stream offers.</summary>
/// <param name="Name">Letters, digits, <c>_</c> and <c>-</c>; case makes no other.</param>
/// <param name="Predefined">Every library has it; what was changed of it can be taken back.</param>
/// <param name="Representations">Canonical transformations, the largest first by custom.</param>
public sealed record StreamingProfile(string Name, string? DisplayName, bool Predefined, IReadOnlyList<string> Representations);
