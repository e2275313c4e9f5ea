using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Numbers of fields, from 1. They stay when no document has the field any more.</summary>
internal sealed class FieldTable(Session session)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<int> _several = [];

    /// <summary>Of a new name, a new one.</summary>
    public int Number(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            var key = KeyBytes.Of(name);
            number = (int)((long?)session.Scalar("SELECT id FROM fields WHERE name = $1", key)
                ?? (long)session.Scalar("INSERT INTO fields(name, several) VALUES($1, 0) RETURNING id", key)!);
            _numbers.Add(name, number);
        }

        return number;
    }

    /// <summary>From now on a document may have several values of the field.</summary>
    public void MarkSeveral(int field)
    {
        if (_several.Add(field))
        {
            session.Execute("UPDATE fields SET several = 1 WHERE id = $1 AND several = 0", field);
        }
    }
}
