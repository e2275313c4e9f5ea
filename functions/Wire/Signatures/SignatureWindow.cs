using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Wire.Signatures;

/// <summary>How long a signed request may be used: an hour from its <c>timestamp</c>, or until its <c>expires_at</c>.</summary>
internal static class SignatureWindow
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // Clients' clocks run ahead of ours by this much at most.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <exception cref="DamException">No timestamp, or used too early or too late.</exception>
    public static void Check(WireParameters parameters, DateTimeOffset now)
    {
        if (parameters.Text("timestamp") is not { } text)
            throw DamException.Missing("timestamp");
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(seconds) > 1e11)
            throw DamException.Invalid($"Invalid timestamp - {text}");

        var reported = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        if (reported > now + Tolerance)
            throw DamException.Invalid($"Stale request - reported time is {Written(reported)} which is in the future");

        if (parameters.Number("expires_at") is { } expires)
        {
            if (expires * 1000 < now.ToUnixTimeMilliseconds())
                throw DamException.Invalid($"Stale request - expired at {expires.ToString(CultureInfo.InvariantCulture)}");
        }
        else if (reported < now - Lifetime)
        {
            throw DamException.Invalid($"Stale request - reported time is {Written(reported)} which is more than 1 hour ago");
        }
    }

    private static string Written(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
}
