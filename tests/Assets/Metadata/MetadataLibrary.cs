using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Metadata;

/// <summary>A library and what its tests say about structured metadata.</summary>
internal sealed class MetadataLibrary : IAsyncDisposable
{
    public TestLibrary Library { get; } = new();

    public MetadataFields Fields => Library.Get<MetadataFields>();

    public MetadataDatasources Datasources => Library.Get<MetadataDatasources>();

    public MetadataRules Rules => Library.Get<MetadataRules>();

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static async Task<string> ErrorAsync(Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<DamException>(action);
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        return error.Message;
    }

    /// <param name="entries">Of a list, each its own id.</param>
    public Task<MetadataField> AddAsync(string id, string type = "string", string? standard = null, string? validation = null, string? entries = null, Func<MetadataFieldDraft, MetadataFieldDraft>? with = null)
    {
        var draft = new MetadataFieldDraft
        {
            ExternalId = id,
            Type = type,
            Label = id,
            DefaultValue = standard is null ? null : Json(standard),
            Validation = validation is null ? null : Json(validation),
            Datasource = entries?.Split(' ').Select(entry => new EntryDraft(entry, entry.ToUpperInvariant())).ToList(),
        };
        return Fields.AddAsync(TestLibrary.Admin, TestLibrary.Cloud, with?.Invoke(draft) ?? draft, Token);
    }

    public Task<MetadataRule> RuleAsync(string field, string condition, string result)
        => Rules.AddAsync(TestLibrary.Admin, TestLibrary.Cloud, new() { MetadataFieldId = field, Condition = Json(condition), Result = Json(result) }, Token);

    /// <summary>The values of a new asset, as JSON.</summary>
    public async Task<string> UploadAsync(string publicId, string metadata = "", bool clearInvalid = false)
    {
        await Library.UploadAsync(publicId, options: new() { Metadata = MetadataInput.Parse(metadata), ClearInvalid = clearInvalid });
        return await ValuesAsync(publicId);
    }

    public async Task<string> ChangeAsync(string publicId, string metadata, bool clearInvalid = false)
    {
        var change = await Library.Get<MetadataValues>().PrepareAsync(TestLibrary.Cloud, MetadataInput.Parse(metadata), clearInvalid, Token);
        Assert.Equal([publicId], await Library.Get<LabelAssets>().MetadataAsync(TestLibrary.Admin, [TestLibrary.Key(publicId), TestLibrary.Key("nobody")], change, Token));
        return await ValuesAsync(publicId);
    }

    public async Task<string> ValuesAsync(string publicId)
        => string.Join(' ', (await Library.FindAsync(publicId))!.Metadata.Select(pair => $"{pair.Key}={pair.Value.GetRawText()}"));

    /// <summary>Runs the cleaning after a deleted field as the worker does.</summary>
    public async Task CleanAsync()
    {
        var run = new RunBatch(Library.Get<Batches>(), Library.Get<IEnumerable<IBatchWork>>(), Library.Get<IClaims>(), Library.Clock);
        var running = await Library.Tables.QueryAsync(BatchRows.Table, TestLibrary.Cloud, RowRange.Prefix(BatchRows.Running), 100, null, Token);
        foreach (var row in running.Rows)
        {
            await run.ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, BatchRows.IdOf(row)), Token);
        }
    }

    public ValueTask DisposeAsync() => Library.DisposeAsync();
}
