using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// A run for a request. Its scope is the request's own, which ASP.NET makes when first asked for services and ends with the
/// response, so that <see cref="HttpContext.RequestServices"/> and <see cref="FunctionContext.InstanceServices"/> are one.
/// </summary>
internal sealed class HttpInvocation(Function function, HttpContext http) : Invocation(function, null, default)
{
    /// <summary>The official package's key for the context among the items.</summary>
    internal const string ItemsKey = "HttpRequestContext";

    public HttpContext Http { get; } = http;

    public override IServiceProvider InstanceServices
    {
        get => Http.RequestServices;
        set => Http.RequestServices = value;
    }

    public override CancellationToken CancellationToken => Http.RequestAborted;

    public override object? Find(string name) => Http.Request.RouteValues.TryGetValue(name, out var value) ? value : null;

    protected override IReadOnlyDictionary<string, object?> BindingData() => Http.Request.RouteValues;

    protected override IDictionary<object, object> NewItems() => new Dictionary<object, object> { [ItemsKey] = Http };
}
