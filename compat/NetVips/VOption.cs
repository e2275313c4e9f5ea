using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NetVips;

/// <summary>Optional arguments of an operation, by libvips' names (<c>page_height</c>).</summary>
public class VOption : IEnumerable<KeyValuePair<string, object>>
{
    private readonly Dictionary<string, object> _values = [];

    public int Count => _values.Count;

    public object this[string key]
    {
        get => _values[key];
        set => Add(key, value);
    }

    public void Add(string key, object value) => _values.Add(key, value);

    public bool Remove(string key) => _values.Remove(key);

    public bool TryGetValue(string key, [NotNullWhen(true)] out object? value) => _values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds what was given and leaves out what was not, so that libvips' default holds.</summary>
    internal VOption With(string key, object? value)
    {
        if (value is not null)
            _values[key] = value;
        return this;
    }
}
