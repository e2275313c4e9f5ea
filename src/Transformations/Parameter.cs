using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations;

/// <summary>One item of a component: <c>w_200</c>, <c>fl_lossy</c>, <c>$size_100</c>, <c>if_w_gt_100</c>.</summary>
/// <param name="Key">What stands before the underscore: <c>w</c>, <c>fl</c>, <c>$size</c>, <c>if</c>.</param>
/// <param name="Value">What stands behind it, percent-decoded once, in its one canonical spelling. Never empty.</param>
public sealed record Parameter(string Key, string Value)
{
    /// <summary>Where it starts in the raw text, in characters from 0. No part of its identity.</summary>
    public int Position { get; init; }

    public bool IsVariable => Key[0] == '$';

    /// <summary>The name that error messages use: <c>width</c> for <c>w</c>.</summary>
    public string LongName => Keys.LongNames.GetValueOrDefault(Key, "variable");

    public bool Equals(Parameter? other) => other is not null && Key == other.Key && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(Key, Value);

    /// <summary>Canonical text.</summary>
    public override string ToString() => $"{Key}_{PercentEncoding.Encode(Value, keepDots: Key != Keys.Flag)}";

    /// <summary><c>Invalid width in transformation: abc</c></summary>
    internal TransformationException Invalid() => Error($"Invalid {LongName} in transformation: {Value}");

    internal TransformationException NotYet(string what) => Error($"{what} is not supported here yet: {this}");

    internal TransformationException Error(string message) => new(message, Position);
}
