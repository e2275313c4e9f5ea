using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Moderation;

/// <summary>Reads <c>moderation</c>: kinds joined by <c>|</c>, of which manual comes last.</summary>
public static class ModerationKinds
{
    public const string Manual = "manual";

    /// <summary>How likely it should not be seen by everybody; see <see cref="SafetyModeration"/>.</summary>
    public const string Safety = "nsfw";

    /// <summary>What the environment says of its metadata; see <see cref="RuleModeration"/>.</summary>
    public const string Rule = "metadata";

    private const string Duplicate = "duplicate";

    /// <summary>What decides by itself, by its name on the wire: what it is called where it is missing.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Machines = new Dictionary<string, string>
    {
        ["webpurify"] = "WebPurify Image Moderation",
        ["aws_rek"] = "Amazon Rekognition AI Moderation",
        ["aws_rek_video"] = "Amazon Rekognition Video Moderation",
        ["google_video_moderation"] = "Google AI Video Moderation",
        ["perception_point"] = "Perception Point Malware Detection",
        ["metascan"] = "MetaDefender Anti-malware Protection",
        [Duplicate] = "Duplicate Image Detection",
        [Safety] = "NSFW Image Moderation",
        [Rule] = "Metadata Rule Moderation",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Of these a number says from when on: how alike two pictures are, how likely one is unsafe.</summary>
    private static readonly string[] WithThreshold = [Duplicate, Safety];

    /// <summary>Every kind that is known, for listings.</summary>
    public static IEnumerable<string> Known => Machines.Keys.Append(Manual);

    /// <summary>In the order asked for, each kind once; blank is none.</summary>
    /// <exception cref="DamException">InvalidParameter: no kind, one twice, or manual is not the last.</exception>
    public static ImmutableArray<string> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        ImmutableArray<string> kinds = [.. text.Split('|', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        if (kinds.FirstOrDefault(kind => !IsKind(kind)) is { } unknown)
        {
            throw DamException.Invalid($"Moderation {unknown[..Math.Min(unknown.Length, 64)]} moderation is not valid");
        }

        if (kinds.GroupBy(NameOf, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw DamException.Invalid($"Moderation {twice.Key} moderation is not valid twice");
        }

        return kinds.IndexOf(Manual) is var at && (at < 0 || at == kinds.Length - 1)
            ? kinds
            : throw DamException.Invalid("Moderation manual moderation is not valid before others: it comes last");
    }

    /// <summary>What a machine is called where it is missing.</summary>
    internal static string ProductOf(string kind) => Machines[NameOf(kind)];

    private static bool IsKind(string kind) => kind == Manual || (Machines.ContainsKey(NameOf(kind)) && (kind == NameOf(kind) || IsThreshold(kind)));

    /// <summary><c>duplicate:0.8</c>: a number from 0 to 1.</summary>
    private static bool IsThreshold(string kind)
        => WithThreshold.Contains(NameOf(kind), StringComparer.Ordinal)
            && double.TryParse(kind[(NameOf(kind).Length + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold)
            && threshold is >= 0 and <= 1;

    private static string NameOf(string kind) => kind.Split(':')[0];
}
