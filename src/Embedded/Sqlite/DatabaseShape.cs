namespace ServerlessDam.Embedded.Sqlite;

/// <summary>What a <see cref="Database"/> is made of.</summary>
/// <param name="WriterPragmas">Besides WAL and <c>synchronous=FULL</c>, which every one has.</param>
/// <param name="Ensure">Makes the tables in a new file, or throws on one whose format it does not know.</param>
internal sealed record DatabaseShape(string WriterPragmas, string ReaderPragmas, Action<Session> Ensure);
