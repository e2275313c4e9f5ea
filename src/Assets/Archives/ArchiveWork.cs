using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Archives;

/// <summary>What an archive in the background was asked for.</summary>
public sealed record ArchiveArguments(ArchiveRequest Request, ArchiveTarget Target)
{
    public string ToJson() => JsonSerializer.Serialize(this, ArchiveJson.Default.ArchiveArguments);

    internal static ArchiveArguments Read(string json) => JsonSerializer.Deserialize(json, ArchiveJson.Default.ArchiveArguments)!;
}

/// <summary>
/// Makes an archive in the background, in one step: half an archive cannot be gone on with, so after a crash it is made anew. The batch's
/// id is the seed of the asset's, so that one which was stored already is found and not stored twice.
/// </summary>
public sealed class ArchiveWork(CreateArchive create, Batches batches, IProductEnvironments environments, TimeProvider time) : IBatchWork
{
    public const string WorkKind = "archive";

    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(1);

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var noted = time.GetTimestamp();
        try
        {
            var (request, target) = ArchiveArguments.Read(batch.Arguments);
            var environment = await environments.FindAsync(batch.Cloud, cancellationToken) ?? throw new DamException(ErrorKind.NotFound, "Unknown customer");
            var (asset, selection) = await create.ExecuteAsync(Caller.System("archive"), environment, request, target, batch.Id, NoteAsync, ended.Token);
            return batch with
            {
                State = BatchState.Done,
                Done = selection.Entries.Count,
                Total = selection.Entries.Count,
                Result = JsonSerializer.Serialize(new(asset.AssetId, asset.PublicId, selection.Entries.Count), ArchiveJson.Default.ArchiveOutcome),
            };
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return batch;
        }
        catch (Exception e) when (e is TransformationException or DamException { Kind: not (ErrorKind.TryLater or ErrorKind.RateLimited) })
        {
            return batch with { State = BatchState.Failed, Error = e.Message };
        }

        async Task NoteAsync(int files, CancellationToken token)
        {
            if (time.GetElapsedTime(noted) < BetweenNotes)
            {
                return;
            }

            noted = time.GetTimestamp();
            if (await batches.FindAsync(batch.Cloud, batch.Id, token) is not { State: BatchState.Running } current)
            {
                await ended.CancelAsync();
                return;
            }

            await batches.WriteAsync(current with { Done = files }, token);
            batch = await batches.FindAsync(batch.Cloud, batch.Id, token) ?? batch;
        }
    }
}

/// <param name="FileCount">Files in it.</param>
public sealed record ArchiveOutcome(string AssetId, string PublicId, int FileCount);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ArchiveArguments))]
[JsonSerializable(typeof(ArchiveOutcome))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
