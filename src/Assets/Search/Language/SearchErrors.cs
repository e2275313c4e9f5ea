using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Search.Language;

internal static class SearchErrors
{
    private const int LongestShown = 60;

    /// <param name="expected">What could stand there.</param>
    public static DamException Expected(TextPosition at, string expected) => DamException.Invalid($"Invalid search expression at {at.Value}: expected {expected}");

    /// <summary>A text of the caller's, in a message.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? $"\"{text}\"" : $"\"{text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)]}...\"";
}
