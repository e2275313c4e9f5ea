namespace ServerlessDam.Assets.Similarity;

/// <summary>Texts by number, from 1 on: what many share is kept once.</summary>
/// <param name="most">One more, and all the later ones, have the number 0.</param>
internal sealed class Names(int most)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];

    public string this[int number] => _texts[number];

    /// <summary>0 when it has none.</summary>
    public int Find(string text) => _numbers.GetValueOrDefault(text);

    public int NumberOf(string text)
    {
        if (_numbers.TryGetValue(text, out var number))
        {
            return number;
        }

        if (_texts.Count > most)
        {
            return 0;
        }

        _numbers[text] = _texts.Count;
        _texts.Add(text);
        return _texts.Count - 1;
    }

    /// <summary>Something of each text, by its number.</summary>
    public T[] Select<T>(Func<string, T> selector) => [.. _texts.Select(selector)];
}
