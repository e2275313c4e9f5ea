namespace ServerlessDam.Transformations.Syntax;

/// <summary>Raw text to tree, in one pass: splits on raw delimiters, then decodes, then gives every value its one spelling.</summary>
internal static class TransformationReader
{
    public static Transformation Read(string rawText)
    {
        if (rawText.Length > Transformation.MaxLength)
            throw new TransformationException($"Transformation is too long: {rawText.Length} characters, at most {Transformation.MaxLength}");

        var components = Components(rawText);
        return components.Count == 0 ? Transformation.Empty : new(components.Select(of => ReadComponent(rawText, of.Start, of.Length)).ToValueList());
    }

    /// <summary>Split at slashes, but for those that a builder has left in an id.</summary>
    private static List<(int Start, int Length)> Components(string text)
    {
        var components = new List<(int Start, int Length)>();
        var isOpen = false;
        foreach (var (start, length) in Split(text, '/', 0, text.Length))
        {
            if (length == 0)
                continue;

            var segment = text.AsSpan(start, length);
            if (isOpen && Keys.ContinuesId(segment))
            {
                components[^1] = (components[^1].Start, start + length - components[^1].Start);
                isOpen = !segment.Contains(',') || Keys.EndsInOpenId(segment);
                continue;
            }

            isOpen = Keys.EndsInOpenId(segment);
            if (components.Count == Transformation.MaxComponents)
                throw new TransformationException($"Transformation has too many components, at most {Transformation.MaxComponents}", start);

            components.Add((start, length));
        }

        return components;
    }

    private static Component ReadComponent(string text, int start, int length)
    {
        var read = new List<Parameter>();
        foreach (var (at, count) in Split(text, ',', start, length))
        {
            if (Keys.SaysNothing(text.AsSpan(at, count), length))
                continue;

            var keyLength = Keys.LengthIn(text.AsSpan(at, count));
            if (keyLength == 0)
                throw new TransformationException($"Invalid transformation component - {text.Substring(at, count)}", at);

            var key = text.Substring(at, keyLength);
            var (valueAt, valueLength) = (at + keyLength + 1, count - keyLength - 1);
            if (key == Keys.Flag)
                read.AddRange(Split(text, '.', valueAt, valueLength).Select(flag => ReadParameter(text, key, at, flag.Start, flag.Length)));
            else
                read.Add(ReadParameter(text, key, at, valueAt, valueLength));
        }

        return read.Count > 0 ? Component.Of(read) : throw new TransformationException($"Invalid transformation component - {text.Substring(start, length)}", start);
    }

    private static Parameter ReadParameter(string text, string key, int position, int start, int length)
    {
        if (length == 0)
            throw new TransformationException($"Invalid {Keys.LongNames[key]} in transformation: ", position);

        var value = PercentEncoding.Decode(text.Substring(start, length));
        return new(key, CanonicalValues.Of(key, value)) { Position = position };
    }

    private static IEnumerable<(int Start, int Length)> Split(string text, char delimiter, int start, int length)
    {
        var end = start + length;
        for (var at = start; at <= end;)
        {
            var next = text.IndexOf(delimiter, at, end - at);
            if (next < 0)
                next = end;
            yield return (at, next - at);
            at = next + 1;
        }
    }
}
