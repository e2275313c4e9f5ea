using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.InProcess;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for a request. In process the parameter is an <see cref="HttpRequest"/>.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute, ITrigger, IRouted
{
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
        => (AuthLevel, Methods) = (authLevel, methods);

    /// <summary>A route template, without the prefix of host.json. Default: the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>Null or empty: any.</summary>
    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; }

    string ITrigger.BindingType => "httpTrigger";

    string ITrigger.ReturnBindingType => "http";

    IEnumerable<string> ITrigger.Check(string functionName, ParameterInfo parameter)
        => HttpRules.Check(this, functionName, parameter);

    Func<Invocation, object?>? ITrigger.Bind(ParameterInfo parameter)
        => parameter.ParameterType == typeof(HttpRequest) ? static invocation => ((HttpInvocation)invocation).Http.Request : null;

    IListener? ITrigger.Listen(Function function, ListenerServices services) => null;

    bool IRouted.ConflictsWith(string functionName, IRouted other, string otherFunctionName)
        => other is HttpTriggerAttribute http && HttpRules.Conflict(this, functionName, http, otherFunctionName);
}
