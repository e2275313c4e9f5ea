using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Pictures;

/// <param name="Transformation">Canonical, with <c>pg_all</c>.</param>
/// <param name="Format">Canonical name.</param>
internal sealed record ExplodeArguments(string AssetId, string Transformation, string Format)
{
    public string ToJson() => JsonSerializer.Serialize(this, ExplodeJson.Default.ExplodeArguments);
}

/// <summary>Derives page after page; a step is a page, and a page that is there already costs a look.</summary>
public sealed class ExplodeWork(Catalog catalog, EagerDerivations eager) : IBatchWork
{
    public const string WorkKind = "explode";

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var (assetId, text, format) = JsonSerializer.Deserialize(batch.Arguments, ExplodeJson.Default.ExplodeArguments)!;
        var page = batch.Position is { } position ? int.Parse(position, CultureInfo.InvariantCulture) : 1;
        if (await catalog.FindByIdAsync(batch.Cloud, assetId, cancellationToken) is not { } asset)
        {
            return batch with { State = BatchState.Failed, Error = "The asset was deleted" };
        }

        if (page > asset.Pages)
        {
            return batch with { State = BatchState.Done };
        }

        try
        {
            var transformation = PageOf.All(Transformation.Parse(text))!(page);
            await eager.ExecuteAsync(asset, [new EagerTransformation(transformation.ToString(), format)], cancellationToken);
        }
        catch (Exception e) when (e is TransformationException or DamException { Kind: not (ErrorKind.TryLater or ErrorKind.RateLimited) })
        {
            return batch with { State = BatchState.Failed, Error = $"Page {page}: {e.Message}" };
        }

        return batch with
        {
            State = page == asset.Pages ? BatchState.Done : BatchState.Running,
            Position = (page + 1).ToString(CultureInfo.InvariantCulture),
            Done = page,
            Total = asset.Pages,
        };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExplodeArguments))]
internal sealed partial class ExplodeJson : JsonSerializerContext;
