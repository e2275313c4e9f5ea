using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Builders;

/// <summary>Why a string makes no plan.</summary>
/// <param name="Kind"><c>engine</c>, <c>video</c>, <c>not yet</c>, or <c>refused</c> for all else.</param>
/// <param name="Text">The error, without the parameter that it quotes.</param>
internal sealed record Answer(string Kind, string Text)
{
    /// <summary>Null when the string makes a plan.</summary>
    public static Answer? To(BuiltString built)
    {
        try
        {
            if (built.Sent() is not { } sent)
                return new("refused", "No id is read where one is");

            _ = Plan.Check(sent, ServedEffects.Catalog);
            return null;
        }
        catch (TransformationException error)
        {
            return Of(error.Message);
        }
    }

    private static Answer Of(string message)
    {
        const string NotYet = " is not supported here yet";
        var cut = message.IndexOf(NotYet, StringComparison.Ordinal);
        return cut >= 0 ? new("not yet", message[..(cut + NotYet.Length)])
            : message.Contains("not supported on this server", StringComparison.Ordinal) || message.Contains("which this server does not have", StringComparison.Ordinal) ? new("engine", message)
            : message.Contains("video", StringComparison.OrdinalIgnoreCase) ? new("video", message)
            : new("refused", message);
    }
}
