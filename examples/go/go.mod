module sallyport.example/site

go 1.19

require sallyport.example/remoteauth v0.0.0

// Your site has the file of the SDK in a folder of its own module instead.
replace sallyport.example/remoteauth => ../../sdk/go
