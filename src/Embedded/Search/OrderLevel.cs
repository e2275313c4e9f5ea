using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>One field of an order. Of a field with numbers and texts (metadata that looks like a number is both), numbers come first.</summary>
internal sealed class OrderLevel
{
    private readonly SearchSnapshot _snapshot;
    private readonly DocumentTexts _texts;
    private readonly NumberColumn? _column;
    private readonly Func<int, double>? _scoreOf;

    public OrderLevel(SearchSort sort, SearchSnapshot snapshot, DocumentTexts texts, Func<int, double> scoreOf)
    {
        (Sort, _snapshot, _texts) = (sort, snapshot, texts);
        if (sort.Field == SearchFields.Score)
        {
            _scoreOf = scoreOf;
            return;
        }

        _column = snapshot.NumbersOf(sort.Field);
        if (snapshot.FieldOf(sort.Field) is { } field && (NameFields.Contains(sort.Field) || HasTerms(field)))
        {
            TextField = field;
            IsSeveral = (long)snapshot.Session.Scalar("SELECT several FROM fields WHERE id = $1", field)! != 0;
        }
    }

    public SearchSort Sort { get; }

    /// <summary>Null: no document has a text of it.</summary>
    public int? TextField { get; }

    /// <summary>Documents may have several texts of it; known of <see cref="NameFields"/> alone.</summary>
    public bool IsSeveral { get; }

    public bool HasNumbers => _column is not null || _scoreOf is not null;

    /// <summary>NaN: the document has none.</summary>
    public double NumberOf(int doc) => _scoreOf?.Invoke(doc) ?? _column?[doc] ?? double.NaN;

    public double[] NumbersOf(int[] docs)
    {
        var numbers = new double[docs.Length];
        for (var i = 0; i < docs.Length; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                _snapshot.Token.ThrowIfCancellationRequested();
            }

            numbers[i] = _column is not null ? _column[docs[i]] : NumberOf(docs[i]);
        }

        return numbers;
    }

    public SearchSortValue ValueOf(int doc)
        => NumberOf(doc) is var number && !double.IsNaN(number) ? new(null, number)
            : TextField is { } field ? new(_texts.LeastOf(doc, field), null)
            : default;

    private bool HasTerms(int field) => _snapshot.Session.Scalar("SELECT 1 FROM terms WHERE field = $1 LIMIT 1", field) is not null;
}
