using System.Text.Json.Serialization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Workers;

/// <summary>What the app says to a worker. Exactly one member is set.</summary>
internal sealed record WorkerRequest
{
    public ProbeRequest? Probe { get; init; }

    public DeriveRequest? Derive { get; init; }

    public JoinRequest? Join { get; init; }

    public TextRequest? Text { get; init; }

    public bool Capabilities { get; init; }

    /// <summary>Give up the request under way; the reply to that request still comes.</summary>
    public bool Cancel { get; init; }
}

/// <summary>What a worker answers: one reply for each request, after one <see cref="Ready"/> when it has started.</summary>
internal sealed record WorkerReply
{
    public bool Ready { get; init; }

    public MediaFacts? Facts { get; init; }

    /// <summary>Its bytes, if it has some, follow the frame.</summary>
    public DerivedFile? File { get; init; }

    /// <summary>How many bytes of <see cref="File"/> follow the frame.</summary>
    public int Attached { get; init; }

    public MediaCapabilities? Capabilities { get; init; }

    public WorkerError? Error { get; init; }
}

/// <param name="Kind">What the caller is told.</param>
/// <param name="Message">In words for the caller.</param>
/// <param name="Detail">For the log: the exception nobody expected; null when the error was meant.</param>
/// <param name="Cancelled">The request was given up because the app said so.</param>
internal sealed record WorkerError(ErrorKind Kind, string Message, string? Detail = null, bool Cancelled = false);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerReply))]
internal sealed partial class WorkerJson : JsonSerializerContext;
