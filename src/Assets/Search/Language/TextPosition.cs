namespace ServerlessDam.Assets.Search.Language;

/// <summary>Where in a text something stands, counted from 1. It takes no part in what that is: all positions are equal.</summary>
public readonly struct TextPosition(int value) : IEquatable<TextPosition>
{
    public int Value { get; } = value;

    public static bool operator ==(TextPosition left, TextPosition right) => left.Equals(right);

    public static bool operator !=(TextPosition left, TextPosition right) => !left.Equals(right);

    public bool Equals(TextPosition other) => true;

    public override bool Equals(object? obj) => obj is TextPosition;

    public override int GetHashCode() => 0;
}
