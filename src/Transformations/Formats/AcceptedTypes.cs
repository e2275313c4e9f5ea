using System.Globalization;

namespace ServerlessDam.Transformations.Formats;

/// <summary>The content types that an <c>Accept</c> header names, with its weights. Wildcards say nothing about a single new format.</summary>
public static class AcceptedTypes
{
    private const int MostEntries = 50;

    /// <summary>Whether the header names the type itself with a weight above 0. False for no header.</summary>
    public static bool Names(string? accept, string contentType)
        => accept is not null && accept.Split(',', MostEntries).Any(entry => Allows(entry, contentType));

    private static bool Allows(string entry, string contentType)
    {
        var parts = entry.Split(';', StringSplitOptions.TrimEntries);
        return parts[0].Equals(contentType, StringComparison.OrdinalIgnoreCase) && parts.Skip(1).All(part => !IsZero(part));
    }

    private static bool IsZero(string parameter)
        => parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && (!double.TryParse(parameter.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) || weight == 0);
}
