using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.DropFolder;

namespace ServerlessDam.Functions.DropFolder;

/// <summary>Whatever is put into <c>drop/</c> is taken into the library.</summary>
public sealed class DropFunctions(IngestDroppedFile ingest)
{
    private const string FunctionName = "IngestDroppedFile";

    [Function(FunctionName)]
    public Task Run([BlobTrigger(IngestDroppedFile.Container + "/{name}", Source = BlobSource.Value)] BlobClient file, CancellationToken cancellationToken)
        => ingest.ExecuteAsync(file.Name, cancellationToken);

    /// <summary>The host gives a blob up after five tries and says so here.</summary>
    [Function("GiveUpDroppedFile")]
    public Task GiveUp([QueueTrigger("webjobs-blobtrigger-poison")] BlobPoison poison, CancellationToken cancellationToken)
        => poison.ContainerName == IngestDroppedFile.Container && poison.FunctionId.EndsWith(FunctionName, StringComparison.Ordinal)
            ? ingest.GiveUpAsync(poison.BlobName, cancellationToken)
            : Task.CompletedTask;
}

/// <summary>The host's message about a blob it gave up, as far as we read it.</summary>
public sealed record BlobPoison(string FunctionId, string ContainerName, string BlobName);
