using System.Collections.Immutable;
using ServerlessDam.Assets.Breakpoints;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Assets.Upload.Calls;

/// <summary>What an upload or an explicit call asks beside the asset itself: what is made of it, when, and who is told.</summary>
public sealed record ProcessingOptions
{
    /// <summary>The whole call is answered at once and done in the background.</summary>
    public bool Async { get; init; }

    /// <summary>The eager derivations are made in the background.</summary>
    public bool EagerAsync { get; init; }

    /// <summary>Who is told; null for nobody but those who are told of everything.</summary>
    public string? NotificationUrl { get; init; }

    /// <summary>Who is told of the eager derivations; null for <see cref="NotificationUrl"/>.</summary>
    public string? EagerNotificationUrl { get; init; }

    public ImmutableArray<BreakpointRequest> Breakpoints { get; init; } = [];

    /// <summary>A script that decides options before the upload.</summary>
    public string? Eval { get; init; }

    /// <summary>A script that runs after the upload.</summary>
    public string? OnSuccess { get; init; }

    /// <summary>Reads the parameters of a call, by their names on the wire.</summary>
    /// <exception cref="DamException">InvalidParameter: a value is malformed.</exception>
    public static ProcessingOptions From(IReadOnlyDictionary<string, string> parameters)
    {
        var read = new ParameterReader(parameters);
        return new()
        {
            Async = read.Flag("async") ?? false,
            EagerAsync = read.Flag("eager_async") ?? false,
            NotificationUrl = Address(read, "notification_url"),
            EagerNotificationUrl = Address(read, "eager_notification_url"),
            Breakpoints = BreakpointRequest.ParseAll(read.Text("responsive_breakpoints")),
            Eval = read.Text("eval") is { } eval ? Sandbox.Demand(eval, "eval") : null,
            OnSuccess = read.Text("on_success") is { } script ? Sandbox.Demand(script, "on_success") : null,
        };
    }

    /// <summary>Of notifications that are sent, and of those that wait to be fetched.</summary>
    private static string? Address(ParameterReader read, string name)
    {
        if (read.Text(name)?.Trim() is not { } text)
        {
            return null;
        }

        // The name of a channel may be a star, which is no host.
        var isAddress = text.StartsWith("poll://", StringComparison.Ordinal) || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
        return text.Length <= 2000 && isAddress
            ? text
            : throw DamException.Invalid($"Invalid {name} {(text.Length > 200 ? text[..200] : text)}");
    }
}
