using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>What a <see cref="Database"/> is made of.</summary>
/// <param name="Name">For people, who read that it has another format.</param>
/// <param name="Version">The format, in <c>user_version</c>; counts up with any change of what the tables hold.</param>
/// <param name="Tables">Makes them in a new file.</param>
/// <param name="WriterPragmas">Besides WAL and <c>synchronous=FULL</c>, which every one has.</param>
internal sealed record DatabaseShape(string Name, long Version, string Tables, string WriterPragmas, string ReaderPragmas)
{
    /// <summary>Makes the tables in a new file.</summary>
    /// <exception cref="DamException">NotAvailable: another version of the product made the file.</exception>
    public void Ensure(Session session)
    {
        switch (session.Scalar("PRAGMA user_version"))
        {
            case 0L:
                session.Script($"BEGIN;\n{Tables}\nPRAGMA user_version={Version};\nCOMMIT;");
                break;
            case long version when version == Version:
                break;
            case var other:
                throw new DamException(ErrorKind.NotAvailable, $"{Name} has format {other}; this version reads format {Version}.");
        }
    }
}
