using Azure.Core.Pipeline;
using ServerlessDam.Azure.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>The search index on a stand-in of the service.</summary>
internal static class StandInIndexes
{
    public static AiSearchIndex On(StandInSearchService service, TimeProvider? time = null, string name = "assets")
        => new(Connect(service, name), time ?? TimeProvider.System);

    public static IndexConnection Connect(StandInSearchService service, string name = "assets")
        => new(
            new AzureSearchOptions { Endpoint = new Uri("https://stand-in.search.invalid"), ApiKey = StandInSearchService.Key, IndexName = name },
            new HttpClientTransport(new HttpClient(service, disposeHandler: false)));
}
