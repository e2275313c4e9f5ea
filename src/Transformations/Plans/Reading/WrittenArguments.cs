namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Which text was written for which argument of an effect, in any of the three spellings.</summary>
internal static class WrittenArguments
{
    /// <summary>What SDKs call the number of an effect that has one, whatever its own name is here.</summary>
    private const string Level = "level_";

    /// <summary>Texts by the names of arguments; those not written are missing.</summary>
    /// <exception cref="TransformationException">An argument that is not declared, or nothing where one should be.</exception>
    public static IReadOnlyDictionary<string, string> In(Parameter parameter, Effect effect)
    {
        if (parameter.Value.Split(':', 2) is not [_, var text])
            return new Dictionary<string, string>();

        var declared = effect.Arguments.Where(argument => argument is not (ColorDeclaration { FromCo: true } or OffsetDeclaration or RegionDeclaration)).ToArray();
        var pieces = Pieces(text);
        if (pieces[0].StartsWith(Level, StringComparison.Ordinal) && !declared.Any(argument => argument.Name == "level") && declared.OfType<NumberDeclaration>().ToArray() is [var only])
            pieces[0] = $"{only.Name}_{pieces[0][Level.Length..]}";
        return Array.Exists(declared, argument => IsNamed(pieces[0], argument)) ? Named(parameter, pieces, declared)
            : pieces.Count % 2 == 0 && Array.Exists(declared, argument => argument.Name == pieces[0]) ? Pairs(parameter, pieces, declared)
            : Positional(parameter, text, declared);
    }

    /// <summary>Cut at colons and semicolons, but for those in brackets: <c>prompt_(a;b)</c>.</summary>
    public static List<string> Pieces(string text)
    {
        var (pieces, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth > 0 || text[i] is not (':' or ';'))
                continue;
            pieces.Add(text[start..i]);
            start = i + 1;
        }

        pieces.Add(text[start..]);
        return pieces;
    }

    /// <summary><c>name_value;name_value</c>. What has no name belongs to what may hold colons before it: <c>color_rgb:ff0000</c>.</summary>
    private static Dictionary<string, string> Named(Parameter parameter, List<string> pieces, EffectArgumentDeclaration[] declared)
    {
        var written = new Dictionary<string, string>();
        EffectArgumentDeclaration? last = null;
        foreach (var piece in pieces)
        {
            if (Array.Find(declared, argument => IsNamed(piece, argument)) is { } argument)
            {
                // Of regions the second would replace the first unseen; they go into one pair of brackets.
                if (argument is RegionsDeclaration && written.ContainsKey(argument.Name))
                    throw parameter.Invalid();
                last = argument;
                written[last.Name] = ValueBehind(piece, last)!;
            }
            else if (last is TextDeclaration or ColorDeclaration or ColorStopsDeclaration or NumbersDeclaration)
            {
                written[last.Name] += ":" + piece;
            }
            else
            {
                throw parameter.Invalid();
            }
        }

        return written;
    }

    /// <summary><c>name:value:name:value</c></summary>
    private static Dictionary<string, string> Pairs(Parameter parameter, List<string> pieces, EffectArgumentDeclaration[] declared)
    {
        var written = new Dictionary<string, string>();
        foreach (var pair in pieces.Chunk(2))
        {
            var argument = Array.Find(declared, argument => argument.Name == pair[0]) ?? throw parameter.Invalid();
            written[argument.Name] = pair[1];
        }

        return written;
    }

    private static Dictionary<string, string> Positional(Parameter parameter, string text, EffectArgumentDeclaration[] declared)
    {
        var written = new Dictionary<string, string>();
        ReadOnlySpan<string> parts = text.Split(':');
        foreach (var (place, argument) in declared.Index())
        {
            if (parts.IsEmpty)
                break;

            // SDKs leave a place empty where they have no value: trim::red.
            if (parts[0].Length == 0 && declared.Length > 1)
            {
                parts = parts[1..];
                continue;
            }

            // So may an amount in front of a word: cartoonify:bw.
            var first = parts[0];
            if (argument is NumberDeclaration && Array.Exists(declared[(place + 1)..], later => later is ChoiceDeclaration { CanBeSkipped: true } choice && choice.Values.Contains(first)))
                continue;

            if (Taken(argument, parts, isOnly: declared.Length == 1) is not (> 0 and var taken))
                continue;

            written[argument.Name] = string.Join(':', parts[..taken]!);
            parts = parts[taken..];
        }

        return parts.IsEmpty ? written : throw parameter.Invalid();
    }

    /// <summary>How many of the parts are for this argument.</summary>
    private static int Taken(EffectArgumentDeclaration argument, ReadOnlySpan<string> parts, bool isOnly) => argument switch
    {
        ChoiceDeclaration { CanBeSkipped: true } choice when !choice.Values.Contains(parts[0]) => 0,

        // An amount in front of colours may be left out.
        NumberDeclaration when Color.TryParse(parts[0], out _) && !parts[0].All(char.IsAsciiDigit) => 0,
        NumbersDeclaration or ColorStopsDeclaration => parts.Length,
        TextDeclaration or RegionsDeclaration => isOnly ? parts.Length : 0,
        ColorDeclaration when parts is ["rgb" or "rgba", _, ..] => 2,
        _ => 1,
    };

    private static bool IsNamed(string text, EffectArgumentDeclaration argument) => ValueBehind(text, argument) is not null;

    /// <summary>Null for another name. One SDK writes no underscore before a bracket: <c>from(zoom_2)</c>.</summary>
    private static string? ValueBehind(string text, EffectArgumentDeclaration argument)
        => text.StartsWith(argument.Name + "_", StringComparison.Ordinal) ? text[(argument.Name.Length + 1)..]
            : text.StartsWith(argument.Name + "(", StringComparison.Ordinal) ? text[argument.Name.Length..]
            : argument.ShortName is { } shortName && text.StartsWith(shortName + "_", StringComparison.Ordinal) ? text[(shortName.Length + 1)..]
            : null;
}
