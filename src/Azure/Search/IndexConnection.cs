using Azure;
using Azure.Core.Pipeline;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;

namespace ServerlessDam.Azure.Search;

/// <summary>The service, and the index in it: made before it is first used, and again when somebody has deleted it.</summary>
internal sealed class IndexConnection : IDisposable
{
    private readonly SearchIndexClient _service;
    private readonly string _name;
    private readonly SemaphoreSlim _one = new(1);
    private volatile SearchClient? _index;

    public IndexConnection(AzureSearchOptions options, HttpPipelineTransport? transport = null)
    {
        var client = BoundedRetry.Apply(new SearchClientOptions());
        client.Transport = transport ?? client.Transport;
        _service = string.IsNullOrWhiteSpace(options.ApiKey)
            ? new SearchIndexClient(options.Endpoint, AzureIdentity.Of(options.ClientId), client)
            : new SearchIndexClient(options.Endpoint, new AzureKeyCredential(options.ApiKey), client);
        _name = IndexDefinition.NameOf(options.IndexName);
    }

    public async Task<T> UseAsync<T>(Func<SearchClient, Task<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await use(await OpenAsync(cancellationToken));
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                _index = null;
                return await use(await OpenAsync(cancellationToken));
            }
        }
        catch (Exception e) when (SearchErrors.Translate(e, cancellationToken) is { } known)
        {
            throw known;
        }
    }

    private async Task<SearchClient> OpenAsync(CancellationToken cancellationToken)
    {
        if (_index is { } open)
        {
            return open;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_index is null)
            {
                await _service.CreateOrUpdateIndexAsync(IndexDefinition.Of(_name), cancellationToken: cancellationToken);
                _index = _service.GetSearchClient(_name);
            }

            return _index;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>For tests on a service that others use too.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken) => _service.DeleteIndexAsync(_name, cancellationToken);
}
