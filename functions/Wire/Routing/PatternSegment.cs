using System.Collections.Immutable;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>One segment of a route's pattern.</summary>
internal abstract record PatternSegment
{
    /// <summary>Which of two patterns is asked first where they differ here: the lower one.</summary>
    public abstract int Rank { get; }

    public abstract bool Takes(string segment);

    /// <summary>Whether some text fits both.</summary>
    public abstract bool Overlaps(PatternSegment other);

    public static PatternSegment Parse(string text)
    {
        if (text is not ['{', .. var inner, '}'])
            return new Literal(text);
        if (inner.EndsWith('*'))
            return new Tail(inner[..^1]);

        return inner.Split(':') switch
        {
            [var name] => new Parameter(name),
            [var name, "rt"] => new Choice(name, ["image", "video", "raw"]),
            [var name, var choices] => new Choice(name, [.. choices.Split('|')]),
            _ => throw new ArgumentException($"'{text}' is no pattern segment.", nameof(text)),
        };
    }

    /// <summary><c>upload</c></summary>
    public sealed record Literal(string Text) : PatternSegment
    {
        public override int Rank => 0;

        public override bool Takes(string segment) => string.Equals(segment, Text, StringComparison.Ordinal);

        public override bool Overlaps(PatternSegment other) => other is Literal literal && literal.Text == Text;
    }

    /// <summary><c>{name:a|b}</c></summary>
    public sealed record Choice(string Name, ImmutableArray<string> Choices) : PatternSegment
    {
        public override int Rank => 1;

        public override bool Takes(string segment) => Choices.Contains(segment);

        public override bool Overlaps(PatternSegment other) => other is Choice choice && choice.Choices.Any(Choices.Contains);
    }

    /// <summary><c>{name}</c></summary>
    public sealed record Parameter(string Name) : PatternSegment
    {
        public override int Rank => 2;

        public override bool Takes(string segment) => true;

        public override bool Overlaps(PatternSegment other) => other is Parameter;
    }

    /// <summary><c>{name*}</c>, always last.</summary>
    public sealed record Tail(string Name) : PatternSegment
    {
        public override int Rank => 3;

        public override bool Takes(string segment) => true;

        public override bool Overlaps(PatternSegment other) => other is Tail;
    }
}
