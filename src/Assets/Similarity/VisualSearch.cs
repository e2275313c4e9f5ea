using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Asking;

namespace ServerlessDam.Assets.Similarity;

/// <summary>
/// Finds pictures that look like another one, or like what words say. Who may see some folders only finds nothing of the others, and
/// counts nothing of them.
/// </summary>
public sealed partial class VisualSearch(FingerprintOf fingerprints, FingerprintIndex index, Catalog catalog, SearchAssets search)
{
    /// <summary>Half of the cosines that there can be, and hashes of which a quarter differs.</summary>
    private const double OrdinaryThreshold = 0.5 * Likeness.LeastOfPictures;

    /// <summary>Pictures and words of one thing are never near: whatever is nearest is the answer.</summary>
    private const double ThresholdOfTexts = double.Epsilon;

    private const int MostWords = 20;

    /// <exception cref="DamException">
    /// InvalidParameter: not one thing that is looked for, no picture, the threshold or the cursor. NotFound: the asset.
    /// </exception>
    public async Task<VisualAnswer> ExecuteAsync(Caller caller, string cloud, VisualQuestion question, CancellationToken cancellationToken)
    {
        if (question.Threshold is { } threshold && threshold is not (>= 0 and <= 1))
        {
            throw DamException.Invalid("threshold must be a number from 0 to 1");
        }

        switch (question)
        {
            case { AssetId: { } id, Path: null, Text: null }:
                return await RankAsync(caller, cloud, question, $"asset {id}", await fingerprints.AssetAsync(caller, cloud, id, cancellationToken), VisualMethod.Picture, cancellationToken);
            case { AssetId: null, Path: { } path, Text: null }:
                var file = await fingerprints.FileAsync(path, question.FileName, cancellationToken);
                return await RankAsync(caller, cloud, question, $"file {file.ETag:x32}", file, VisualMethod.Picture, cancellationToken);
            case { AssetId: null, Path: null, Text: { } text }:
                return await ByTextAsync(caller, cloud, question, text, cancellationToken);
            default:
                throw DamException.Invalid("Exactly one of image_url, image_asset_id, image_file and text must be given");
        }
    }

    private async Task<VisualAnswer> ByTextAsync(Caller caller, string cloud, VisualQuestion question, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > VisualQuestion.LongestText)
        {
            throw DamException.Invalid($"text must have 1 to {VisualQuestion.LongestText} characters");
        }

        if (!fingerprints.KnowsWords)
        {
            return await ByWordsAsync(caller, cloud, question, text, cancellationToken);
        }

        return await fingerprints.TextAsync(text, cancellationToken) is { } fingerprint
            ? await RankAsync(caller, cloud, question, $"text {text}", fingerprint, VisualMethod.Meaning, cancellationToken)
            : new(VisualMethod.Meaning, 0, [], null);
    }

    private async Task<VisualAnswer> RankAsync(
        Caller caller, string cloud, VisualQuestion question, string asked, Fingerprint fingerprint, VisualMethod method, CancellationToken cancellationToken)
    {
        var threshold = question.Threshold ?? (method == VisualMethod.Meaning ? ThresholdOfTexts : OrdinaryThreshold);
        asked = string.Create(CultureInfo.InvariantCulture, $"{asked} {threshold:R}");
        var request = new RankRequest(caller.Folders, threshold, question.Take, VisualCursor.Read(question.Cursor, asked));
        var ranked = await index.ReadAsync(cloud, table => table.Rank(fingerprint, request), cancellationToken);
        var assets = await Task.WhenAll(ranked.Assets.Select(each => catalog.FindByIdAsync(cloud, each.AssetId, cancellationToken)));
        return new(
            method,
            ranked.Total,
            [
                .. ranked.Assets.Zip(assets)
                    .Where(each => each.Second is { } asset && caller.Folders.Allow(FolderPermission.View, asset.Folder))
                    .Select(each => new VisualMatch(each.Second!, each.First.Likeness.Score, each.First.Likeness.Class)),
            ],
            ranked.Next is { } next ? VisualCursor.Write(next, asked) : null);
    }

    /// <summary>Every word somewhere in what is known of a picture.</summary>
    private async Task<VisualAnswer> ByWordsAsync(Caller caller, string cloud, VisualQuestion question, string text, CancellationToken cancellationToken)
    {
        var words = Word().Matches(text).Select(match => $"\"{match.Value}\"").Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).ToList();
        if (words.Count == 0)
        {
            return new(VisualMethod.Words, 0, [], null);
        }

        var request = new SearchRequest { Expression = $"resource_type:image AND {string.Join(" AND ", words)}", Take = question.Take, Cursor = question.Cursor };
        var found = await search.ExecuteAsync(caller, cloud, request, cancellationToken);
        return new(VisualMethod.Words, found.Total, [.. found.Assets.Select(each => new VisualMatch(each.Asset, each.Score, null))], found.NextCursor);
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();
}
