using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Numbers of fields, from 1. They stay when no document has the field any more.</summary>
internal sealed class FieldTable(Session session)
{
    /// <summary>Fields of any name that have numbers, once a batch that adds one began.</summary>
    public const int MostNumericFields = 500;

    /// <summary>Goes from the first block of each field to that of the next.</summary>
    private const string CountNumericFields = """
        WITH RECURSIVE f(id) AS (
            SELECT min(id) >> 20 FROM numbers
            UNION ALL SELECT (SELECT min(id) >> 20 FROM numbers WHERE id >= (f.id + 1) << 20) FROM f WHERE f.id IS NOT NULL)
        SELECT count(id) FROM f
        """;

    private static readonly string[] FreelyNamed = ["context.", "image_metadata."];

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<int> _several = [];
    private readonly HashSet<string> _numeric = new(StringComparer.Ordinal);
    private long? _numericFields;

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

    /// <summary>
    /// Whether numbers of the field are kept. Each field costs a column of blocks, so that of names that anybody invents only the
    /// first <see cref="MostNumericFields"/> of a cloud have one; the others are found as texts.
    /// </summary>
    public bool TakesNumbers(string name)
    {
        if (!Array.Exists(FreelyNamed, map => name.StartsWith(map, StringComparison.Ordinal)) || _numeric.Contains(name))
        {
            return true;
        }

        var number = Number(name);
        if (session.Scalar("SELECT 1 FROM numbers WHERE id BETWEEN $1 AND $2 LIMIT 1", BlockKeys.OfNumbers(number, 0), BlockKeys.OfNumbers(number + 1, 0) - 1) is null)
        {
            _numericFields ??= (long)session.Scalar(CountNumericFields)!;
            if (_numericFields >= MostNumericFields)
            {
                return false;
            }

            _numericFields++;
        }

        return _numeric.Add(name);
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
