using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Wire.Signatures;

/// <summary>
/// Checks the signature of a request. SDKs differ in whether they sign empty values, and in how they escape; each way is tried.
/// What the check gives back is what the signature covers, so that nothing unsigned is acted on.
/// </summary>
internal static class RequestSignature
{
    /// <summary>The parameters that <paramref name="signature"/> covers; null when it does not fit.</summary>
    /// <param name="legacy">Whether version 1 is taken.</param>
    public static WireParameters? Covered(WireParameters sent, string signature, string secret, bool legacy)
    {
        var signable = sent.Where(parameter => !KnownParameters.NeverSigned.Contains(parameter.Name));
        foreach (var candidate in Candidates(signable))
        {
            if (SignatureDigest.Matches(signature, Text(candidate, version: 2), secret))
                return candidate;
            if (legacy && !Smuggles(candidate) && SignatureDigest.Matches(signature, Text(candidate, version: 1), secret))
                return candidate;
        }
        return null;
    }

    /// <summary>What this server would have signed, to show a client that signed something else.</summary>
    public static string Expected(WireParameters sent)
        => Text(sent.Where(parameter => !KnownParameters.NeverSigned.Contains(parameter.Name)), version: 2);

    private static IEnumerable<WireParameters> Candidates(WireParameters signable)
    {
        yield return signable;
        yield return signable.Where(IsFilled);
        yield return signable.Where(IsKnown);
        yield return signable.Where(parameter => IsKnown(parameter) && IsFilled(parameter));
    }

    private static bool IsFilled(WireParameter parameter) => parameter.Joined.Length > 0;

    private static bool IsKnown(WireParameter parameter) => KnownParameters.Signed.Contains(parameter.Name);

    /// <summary>
    /// Version 1 signs <c>a=1&amp;type=x</c> alike whether <c>type</c> is a parameter or part of the value of <c>a</c>: moving a
    /// parameter into another's value would drop it unnoticed. Values in which another parameter hides are version 2 only.
    /// </summary>
    private static bool Smuggles(WireParameters parameters) => parameters.All.Any(parameter =>
        parameter.Joined.Split('&').Skip(1).Any(piece => KnownParameters.Signed.Contains(piece.Split('=')[0])));

    private static string Text(WireParameters parameters, int version)
        => SigningText.Of(parameters.All.Select(parameter => (parameter.Name, parameter.Joined)), version);
}
