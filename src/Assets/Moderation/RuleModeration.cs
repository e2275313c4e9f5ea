using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Moderation;

/// <summary>
/// <c>metadata</c>: rejects what the environment's rule says, an expression in the language of searches, such as
/// <c>metadata.licence_ends&lt;0d OR -metadata.source</c>. It is matched with the asset itself, not with the search index.
/// </summary>
public sealed class RuleModeration(IProductEnvironments environments, MetadataStore metadata, TimeProvider time) : IModerationEngine
{
    public string Kind => ModerationKinds.Rule;

    /// <summary>Whatever is known is matched; nothing is waited for.</summary>
    public ProbeParts Needs => ProbeParts.Format;

    /// <summary>What is wrong with a rule; null for nothing, and for none.</summary>
    internal static string? ProblemOf(string? rule)
    {
        try
        {
            _ = string.IsNullOrWhiteSpace(rule) ? null : SearchExpression.Parse(rule).Bind(new(DateTimeOffset.UnixEpoch));
            return null;
        }
        catch (DamException e)
        {
            return e.Message;
        }
    }

    public async Task<ModerationVerdict> JudgeAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken)
    {
        if (await environments.FindAsync(asset.Cloud, cancellationToken) is not { ModerationRule: { } rule })
        {
            return new(IsRejected: false, []) { ForPerson = "This product environment has no rule (ModerationRule)" };
        }

        var schema = await metadata.CurrentAsync(asset.Cloud, cancellationToken);
        var document = SearchDocuments.Of(asset, results, schema, rowKey: "", status: "active", keptBytes: 0);
        var holds = SearchMatcher.Holds(SearchExpression.Parse(rule).Bind(new(time.GetUtcNow())), document);
        return new(holds, holds ? [new(rule, 1)] : []);
    }
}
