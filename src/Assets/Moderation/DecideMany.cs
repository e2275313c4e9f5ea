using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Moderation;

/// <summary>Decisions about many assets, in the background: those that are named, or all that a search finds.</summary>
public sealed class DecideMany(Batches batches)
{
    /// <summary>A batch holds so many ids.</summary>
    public const int MostNamed = 5000;

    /// <param name="assetIds">Empty where <paramref name="expression"/> is given.</param>
    /// <param name="expression">In the language of searches; null where assets are named.</param>
    /// <exception cref="DamException">Forbidden: the caller may edit nowhere. InvalidParameter.</exception>
    public async Task<Batch> StartAsync(
        Caller caller, string cloud, IReadOnlyList<string> assetIds, string? expression, Decision decision, CancellationToken cancellationToken)
    {
        if (!caller.Folders.Granted(FolderPermission.Edit).Any())
        {
            throw new DamException(ErrorKind.Forbidden, "You may edit in no folder");
        }

        if (assetIds.Count == 0 == string.IsNullOrWhiteSpace(expression) || assetIds.Count > MostNamed)
        {
            throw DamException.Invalid($"Either 1 to {MostNamed} assets are named, or a search is given that is not empty");
        }

        _ = SearchExpression.Parse(expression);
        var arguments = new ManyDecisions(assetIds, expression, decision, ModerationJudge.Of(caller), caller.Role);
        return await batches.StartAsync(cloud, DecideWork.WorkKind, arguments.ToJson(), assetIds.Count > 0 ? assetIds.Count : null, cancellationToken);
    }

    /// <summary>How far one is that this caller began.</summary>
    /// <exception cref="DamException">NotFound: there is none, or another began it.</exception>
    public async Task<(Batch Batch, DecisionCounts Counts)> FindAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
        => await batches.FindAsync(cloud, id, cancellationToken) is { Kind: DecideWork.WorkKind } batch && IsOf(caller, batch)
            ? (batch, DecisionCounts.Read(batch.Result))
            : throw DamException.NotFound($"batch {id}");

    private static bool IsOf(Caller caller, Batch batch) => ManyDecisions.Read(batch.Arguments).Judge == ModerationJudge.Of(caller) || caller.Role >= Role.TechnicalAdmin;
}

/// <summary>What such a batch was asked for.</summary>
/// <param name="Role">Of a program; what a person may is looked up again.</param>
internal sealed record ManyDecisions(IReadOnlyList<string> AssetIds, string? Expression, Decision Decision, ModerationJudge Judge, Role Role)
{
    public string ToJson() => JsonSerializer.Serialize(this, ManyDecisionsJson.Default.ManyDecisions);

    public static ManyDecisions Read(string json) => JsonSerializer.Deserialize(json, ManyDecisionsJson.Default.ManyDecisions)!;
}

/// <param name="Decided">As was asked, now or already.</param>
/// <param name="Refused">Those that are no more, and those in folders where one may not edit.</param>
public sealed record DecisionCounts(long Decided, long Refused)
{
    internal string ToJson() => JsonSerializer.Serialize(this, ManyDecisionsJson.Default.DecisionCounts);

    internal static DecisionCounts Read(string? json) => json is null ? new(0, 0) : JsonSerializer.Deserialize(json, ManyDecisionsJson.Default.DecisionCounts)!;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ManyDecisions))]
[JsonSerializable(typeof(DecisionCounts))]
internal sealed partial class ManyDecisionsJson : JsonSerializerContext;
