namespace ServerlessDam.Azure.Vision;

/// <summary>Texts that a service wrote.</summary>
internal static class VisionText
{
    /// <summary>On one line, without controls, at most <paramref name="most"/> characters; null when nothing is left.</summary>
    public static string? Short(string? text, int most)
    {
        var kept = string.Concat((text ?? "").Take(most * 2).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        var end = Math.Min(kept.Length, most);
        end -= end > 0 && end < kept.Length && char.IsHighSurrogate(kept[end - 1]) ? 1 : 0;
        return end > 0 ? kept[..end] : null;
    }
}
