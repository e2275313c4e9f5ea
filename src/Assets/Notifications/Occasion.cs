using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Notifications;

/// <summary>
/// What an event came of: the call, who made it, and whom it asked to be told. It goes along with the flow of execution, so that
/// whatever a call changes, in whatever use case, is told of with it; see <see cref="Begin"/>.
/// </summary>
public sealed record Occasion
{
    private static readonly AsyncLocal<Occasion?> Ambient = new();

    /// <summary>32 hex digits.</summary>
    public required string RequestId { get; init; }

    /// <summary><c>api</c> or <c>ui</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Access key, user, or part of the server.</summary>
    public required string By { get; init; }

    /// <summary>Told of all that the call does, beside the triggers: an address, or <c>poll://channel</c>.</summary>
    public string? NotificationUrl { get; init; }

    /// <summary>Told of <see cref="EventTypes.Eager"/> instead of <see cref="NotificationUrl"/>.</summary>
    public string? EagerNotificationUrl { get; init; }

    /// <summary>By which buffered notifications can be asked for.</summary>
    public string? BatchId { get; init; }

    /// <summary>Where deliveries are reached, as the call saw it: for the URLs in bodies. Null leaves it to the configuration.</summary>
    public string? PlainOrigin { get; init; }

    public string? SecureOrigin { get; init; }

    /// <summary>Set while a file is taken in: what the answer to its upload holds.</summary>
    public UploadOccasion? Upload { get; init; }

    /// <summary>The one of this flow of execution; null outside any call.</summary>
    public static Occasion? Current => Ambient.Value;

    /// <summary>Makes it the current one until what is returned is disposed.</summary>
    public static IDisposable Begin(Occasion? occasion)
    {
        var outer = Ambient.Value;
        Ambient.Value = occasion;
        return new Scope(outer);
    }

    /// <summary>That of a file taken in with these options; what a preset says of whom to tell counts where the call says nothing.</summary>
    internal static Occasion OfUpload(UploadOptions options, string requestId)
    {
        var call = Current ?? new() { RequestId = requestId, Source = "api", By = "server" };
        return call with
        {
            NotificationUrl = options.NotificationUrl ?? call.NotificationUrl,
            EagerNotificationUrl = options.EagerNotificationUrl ?? call.EagerNotificationUrl,
            BatchId = options.BatchId ?? call.BatchId,
            Upload = new(options.Analyse, options.Eager, options.Faces),
        };
    }

    /// <summary>Whom to tell of events of this type.</summary>
    internal string? UrlFor(string eventType) => eventType == EventTypes.Eager ? EagerNotificationUrl ?? NotificationUrl : NotificationUrl;

    private sealed class Scope(Occasion? outer) : IDisposable
    {
        public void Dispose() => Ambient.Value = outer;
    }
}

/// <param name="Parts">The results of the analysis that the answer holds.</param>
/// <param name="Eager">The derived assets that it lists.</param>
/// <param name="Faces">Faces that somebody marked.</param>
public sealed record UploadOccasion(ProbeParts Parts, IReadOnlyList<EagerTransformation> Eager, bool Faces);
