using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Scripts;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Breakpoints;

/// <summary>One search for the widths at which another file is worth delivering. Defaults are the wire's.</summary>
public sealed record BreakpointRequest
{
    private const string Parameter = "responsive_breakpoints";

    /// <summary>Of all requests of a call together: each image is a few derivations.</summary>
    private const int MostImages = 200;

    private const int MostRequests = 20;

    /// <summary>Whether the images are kept as derived assets; else they are measured alone.</summary>
    public bool CreateDerived { get; init; } = true;

    public long BytesStep { get; init; } = 20_000;

    public int MinWidth { get; init; } = 50;

    public int MaxWidth { get; init; } = 1000;

    public int MaxImages { get; init; } = 20;

    /// <summary>Applied before the scaling; empty for none.</summary>
    public string Transformation { get; init; } = "";

    /// <summary>Canonical name; null keeps the stored format.</summary>
    public string? Format { get; init; }

    /// <summary>Reads JSON: a list of requests, or one alone.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<BreakpointRequest> ParseAll(string? text)
    {
        if (text is null)
        {
            return [];
        }

        // A list whose items came one by one is joined with commas.
        var list = CheckedJson.Parse(text.TrimStart().StartsWith('[') ? text : $"[{text}]") as JsonArray ?? throw Invalid("it is no JSON");
        ImmutableArray<BreakpointRequest> requests = [.. list.Select(item => item is JsonObject one ? Parse(one) : throw Invalid("it is no list of objects"))];
        return requests.Length <= MostRequests && requests.Sum(request => request.MaxImages) <= MostImages
            ? requests
            : throw Invalid($"at most {MostRequests} requests and {MostImages} images");
    }

    private static BreakpointRequest Parse(JsonObject item)
    {
        Dictionary<string, string> values = [];
        foreach (var (name, value) in item)
        {
            values[name] = ScriptValues.Plain(value);
        }

        var read = new ParameterReader(values);
        var request = new BreakpointRequest
        {
            CreateDerived = read.Flag("create_derived") ?? true,
            BytesStep = Number(read, "bytes_step", 20_000, 100_000_000),
            MinWidth = Number(read, "min_width", 50, 30_000),
            MaxWidth = Number(read, "max_width", 1000, 30_000),
            MaxImages = Number(read, "max_images", 20, MostImages),
            Transformation = (read.Text("transformation") ?? read.Text("raw_transformation") ?? "").Trim('/'),
            Format = read.Text("format") is { } format ? UploadOptions.Canonical(format.ToLowerInvariant()) : null,
        };
        return request.MinWidth <= request.MaxWidth ? request : throw Invalid($"min_width {request.MinWidth} is above max_width {request.MaxWidth}");
    }

    private static int Number(ParameterReader read, string name, int otherwise, int most)
    {
        if (read.Text(name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Invalid($"{name} is a whole number from 1 to {most}");
    }

    private static DamException Invalid(string reason) => DamException.Invalid($"Invalid {Parameter}: {reason}");
}
