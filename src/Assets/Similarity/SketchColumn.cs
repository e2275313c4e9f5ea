namespace ServerlessDam.Assets.Similarity;

/// <summary>The sketches of a table by slot, in pieces: an array of all would end at some eight million, and be copied whenever it grows.</summary>
internal sealed class SketchColumn
{
    /// <summary>Sketches of one piece, which is 64 KiB; a piece is made with its first sketch.</summary>
    internal const int OfAPiece = 256;

    private readonly List<sbyte[]?> _pieces = [];

    private int _made;

    public long SizeInBytes => (long)_made * OfAPiece * Sketch.Length;

    /// <summary>Of a slot that has one.</summary>
    public ReadOnlySpan<sbyte> this[int slot] => _pieces[slot / OfAPiece].AsSpan(slot % OfAPiece * Sketch.Length, Sketch.Length);

    /// <param name="values">Exactly <see cref="Sketch.Length"/>.</param>
    public void Put(int slot, ReadOnlySpan<sbyte> values)
    {
        var number = slot / OfAPiece;
        while (_pieces.Count <= number)
        {
            _pieces.Add(null);
        }

        if (_pieces[number] is not { } piece)
        {
            _pieces[number] = piece = new sbyte[OfAPiece * Sketch.Length];
            _made++;
        }

        values.CopyTo(piece.AsSpan(slot % OfAPiece * Sketch.Length));
    }

    /// <summary>Slots from <paramref name="count"/> on are no more.</summary>
    public void Cut(int count)
    {
        for (var last = _pieces.Count - 1; last * OfAPiece >= count; last--)
        {
            _made -= _pieces[last] is null ? 0 : 1;
            _pieces.RemoveAt(last);
        }
    }
}
