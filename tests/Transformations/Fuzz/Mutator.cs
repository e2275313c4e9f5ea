namespace ServerlessDam.Transformations.Tests.Fuzz;

/// <summary>Makes new strings of old ones, most of them nearly right: cut, spliced, repeated, nested, escaped, misspelled.</summary>
internal sealed class Mutator(Random random)
{
    private const int LongestResult = 9_000;

    /// <summary>A string of the tables with one to six mutations.</summary>
    public string Next()
    {
        var text = Any(Words.Seeds);
        for (var count = random.Next(1, 7); count > 0 && text.Length < LongestResult; count--)
            text = Mutated(text);

        return text.Length <= LongestResult ? text : text[..LongestResult];
    }

    private string Mutated(string text)
    {
        var (from, to) = Range(text);
        var part = text[from..to];
        return random.Next(12) switch
        {
            0 => text[..from],
            1 => text[..from] + text[to..],
            2 => text[..from] + Any(Words.All) + text[from..],
            3 => text[..from] + Any(Words.All) + text[to..],
            4 => text[..from] + Spliced(text[from..]),
            5 => text[..to] + string.Concat(Enumerable.Repeat(part, random.Next(1, 4))) + text[to..],
            6 => text[..from] + string.Concat(Enumerable.Repeat(part + Any(["", "/", ",", ":", "_"]), random.Next(1, 200))) + text[to..],
            7 => text[..from] + Escaped(part) + text[to..],
            8 => new string([.. text.Select(c => char.IsAsciiDigit(c) && random.Next(3) == 0 ? (char)(c - '0' + Any(["٠", "０", "०"])[0]) : c)]),
            9 => Nested(text),
            10 => text[..from] + new string([.. part.Reverse()]) + text[to..],
            _ => text.Length == 0 ? text : text[..from] + (char)random.Next(random.Next(2) == 0 ? 128 : 0xFFFF) + text[Math.Min(from + 1, text.Length)..],
        };
    }

    private string Spliced(string rest)
    {
        var other = Any(Words.Seeds);
        return other[Range(other).From..] + (random.Next(2) == 0 ? rest : "");
    }

    private string Escaped(string part)
        => string.Concat(part.Take(60).Select(c => random.Next(2) == 0 ? $"%{(int)c & 0xFF:X2}" : random.Next(4) == 0 ? $"%25{(int)c & 0xFF:x2}" : c.ToString()));

    /// <summary>As a layer or a condition, some levels deep.</summary>
    private string Nested(string text)
    {
        var depth = random.Next(1, 30);
        return random.Next(2) == 0
            ? string.Concat(Enumerable.Repeat("l_a/", depth)) + text + string.Concat(Enumerable.Repeat("/fl_layer_apply", random.Next(depth + 2)))
            : string.Concat(Enumerable.Repeat("if_w_gt_1/", depth)) + text + string.Concat(Enumerable.Repeat("/if_end", random.Next(depth + 2)));
    }

    private (int From, int To) Range(string text)
    {
        var (one, other) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
        return (Math.Min(one, other), Math.Max(one, other));
    }

    private string Any(string[] words) => words[random.Next(words.Length)];
}
